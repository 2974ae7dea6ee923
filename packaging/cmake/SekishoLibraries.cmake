# The chosen libraries as imported targets (reasons: docs/decisions, versions: packaging/packages.txt).
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(OpenSSL 3 REQUIRED)
find_package(ICU REQUIRED COMPONENTS uc i18n data)
find_package(Boost 1.81 REQUIRED COMPONENTS json url)
find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
find_package(CLI11 REQUIRED)
find_package(simdjson REQUIRED)
find_package(ZLIB REQUIRED)
# The system's interpreter: the modules that tests need (packaging/packages.txt) belong to it, not to another one in PATH.
if(NOT DEFINED Python3_EXECUTABLE AND EXISTS /usr/bin/python3)
  set(Python3_EXECUTABLE /usr/bin/python3)
endif()
find_package(Python3 REQUIRED COMPONENTS Interpreter)

link_libraries(fmt::fmt Threads::Threads)
include_directories("${CMAKE_SOURCE_DIR}")

function(sekisho_plain_library target header library)
  find_path(${target}_INCLUDE ${header} REQUIRED)
  find_library(${target}_LIBRARY ${library} REQUIRED)
  add_library(${target}::${target} INTERFACE IMPORTED GLOBAL)
  target_include_directories(${target}::${target} SYSTEM INTERFACE "${${target}_INCLUDE}")
  target_link_libraries(${target}::${target} INTERFACE "${${target}_LIBRARY}")
endfunction()

sekisho_plain_library(Argon2 argon2.h argon2)
sekisho_plain_library(Oath liboath/oath.h oath)
sekisho_plain_library(Zxcvbn zxcvbn.h zxcvbn)
sekisho_plain_library(Expat expat.h expat)
sekisho_plain_library(XlsxWriter xlsxwriter.h xlsxwriter)

# libsqlcipher and libsqlite3 export the same symbols: only this one may ever be linked.
find_path(SQLCIPHER_INCLUDE sqlite3.h PATHS /usr/include/sqlcipher NO_DEFAULT_PATH REQUIRED)
find_library(SQLCIPHER_LIBRARY sqlcipher REQUIRED)
add_library(SqlCipher::SqlCipher INTERFACE IMPORTED GLOBAL)
target_include_directories(SqlCipher::SqlCipher BEFORE INTERFACE "${SQLCIPHER_INCLUDE}")
target_compile_definitions(SqlCipher::SqlCipher INTERFACE SQLITE_HAS_CODEC)
target_link_libraries(SqlCipher::SqlCipher INTERFACE "${SQLCIPHER_LIBRARY}")

# SOCI's shared sqlite3 backend is bound to libsqlite3; the static archives bind to whatever is linked.
find_path(SOCI_INCLUDE soci/soci.h REQUIRED)
find_library(SOCI_SQLITE3 libsoci_sqlite3.a REQUIRED)
find_library(SOCI_CORE libsoci_core.a REQUIRED)
add_library(Soci::Soci INTERFACE IMPORTED GLOBAL)
target_include_directories(Soci::Soci SYSTEM INTERFACE "${SOCI_INCLUDE}")
target_link_libraries(Soci::Soci INTERFACE "${SOCI_SQLITE3}" "${SOCI_CORE}" SqlCipher::SqlCipher ${CMAKE_DL_LIBS})
