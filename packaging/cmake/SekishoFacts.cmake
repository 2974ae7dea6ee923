# Facts are data: resources/*.json become tables that every layer and both programs read.
set(facts_dir "${CMAKE_BINARY_DIR}/generated/facts")
file(GLOB_RECURSE facts_json CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/resources/*.json" "${CMAKE_SOURCE_DIR}/resources/*.sql")
add_custom_command(
  OUTPUT "${facts_dir}/facts/tables.cpp" "${facts_dir}/facts/tables.h"
  COMMAND Python3::Interpreter "${CMAKE_SOURCE_DIR}/packaging/cmake/facts.py" "${CMAKE_SOURCE_DIR}/resources" "${facts_dir}/facts"
  DEPENDS ${facts_json} "${CMAKE_SOURCE_DIR}/packaging/cmake/facts.py" "${CMAKE_SOURCE_DIR}/packaging/cmake/fact_text.py"
          "${CMAKE_SOURCE_DIR}/packaging/cmake/policy_facts.py" "${CMAKE_SOURCE_DIR}/packaging/cmake/log_facts.py"
  COMMENT "Making tables of resources/")
add_library(sekisho_facts STATIC "${facts_dir}/facts/tables.cpp" "${facts_dir}/facts/tables.h")
target_include_directories(sekisho_facts PUBLIC "${facts_dir}")
set_target_properties(sekisho_facts PROPERTIES UNITY_BUILD OFF)
