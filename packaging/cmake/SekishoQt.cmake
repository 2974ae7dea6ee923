find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Widgets Network Svg LinguistTools)
find_package(Qt6Keychain REQUIRED)
if(SEKISHO_TESTS OR SEKISHO_BENCH)
  find_package(Qt6 6.4 REQUIRED COMPONENTS Test)
endif()

# translations/sekisho_{ja,en}.ts are bound into the program.
function(sekisho_translations)
  file(GLOB ts CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/translations/*.ts")
  if(NOT ts)
    return()
  endif()
  qt_add_lrelease(sekisho_app TS_FILES ${ts} QM_FILES_OUTPUT_VARIABLE qm OPTIONS -silent)
  get_target_property(qt_translations Qt6::lrelease IMPORTED_LOCATION)
  qt_add_resources(sekisho_app translations PREFIX /i18n BASE "${CMAKE_BINARY_DIR}" FILES ${qm})
endfunction()

# The icons of resources/icons.txt, from the installed Breeze set, bound into the widgets library.
function(sekisho_icons target)
  set(qrc "${CMAKE_BINARY_DIR}/generated/icons.qrc")
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/resources/icons.txt")
  execute_process(COMMAND "${Python3_EXECUTABLE}" "${CMAKE_SOURCE_DIR}/packaging/cmake/icons.py" "${CMAKE_SOURCE_DIR}/resources/icons.txt" "${qrc}"
                  RESULT_VARIABLE failed ERROR_VARIABLE why)
  if(failed)
    message(FATAL_ERROR "Icons: ${why}")
  endif()
  target_sources(${target} PRIVATE "${qrc}")
endfunction()
