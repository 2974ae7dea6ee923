# Each folder is its own static library; what it may link is what it may include (tests/lint/layers.toml).

# moc 6.4 fails on libstdc++'s <concepts> when a header it reads begins with <compare>; it needs nothing of it.
set(SEKISHO_MOC_OPTIONS -D_GLIBCXX_CONCEPTS=1)

# sekisho_library(FOLDER [QT] [LINK targets…] [EXCLUDE files…])
# models/domain becomes sekisho_domain; service/http becomes sekisho_service_http; ui/panes/members sekisho_ui_panes_members.
function(sekisho_library folder)
  cmake_parse_arguments(ARG "QT" "" "LINK;EXCLUDE" ${ARGN})
  string(REGEX REPLACE "^models/" "" name "${folder}")
  string(REPLACE "/" "_" name "sekisho_${name}")
  file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/${folder}/*.cpp" "${CMAKE_SOURCE_DIR}/${folder}/*.h")
  foreach(file ${ARG_EXCLUDE})
    list(REMOVE_ITEM sources "${CMAKE_SOURCE_DIR}/${folder}/${file}")
  endforeach()
  set(compiled ${sources})
  list(FILTER compiled INCLUDE REGEX "\\.cpp$")
  if(compiled)
    add_library(${name} STATIC ${sources})
    target_link_libraries(${name} PUBLIC ${ARG_LINK})
    if(ARG_QT)
      set_target_properties(${name} PROPERTIES AUTOMOC ON AUTORCC ON AUTOMOC_MOC_OPTIONS "${SEKISHO_MOC_OPTIONS}")
      target_compile_definitions(${name} PUBLIC QT_NO_CAST_FROM_ASCII QT_NO_KEYWORDS QT_NO_FOREACH)
    endif()
  else()
    add_library(${name} INTERFACE)
    target_link_libraries(${name} INTERFACE ${ARG_LINK})
  endif()
endfunction()
