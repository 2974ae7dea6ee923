# What is installed, and the Debian packages made of it: sekisho (console), sekishod (service) and sekisho-verify.
#   cmake --build --preset release --target package
include(GNUInstallDirs)
set(packaging "${CMAKE_SOURCE_DIR}/packaging")

# sekisho_install(TARGET): the program, its manual page and its list of libraries.
function(sekisho_install target)
  if(NOT TARGET ${target})
    return()
  endif()
  install(TARGETS ${target} RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" COMPONENT ${target})
  foreach(section 1 8)
    if(EXISTS "${packaging}/man/${target}.${section}")
      install(FILES "${packaging}/man/${target}.${section}" DESTINATION "${CMAKE_INSTALL_MANDIR}/man${section}" COMPONENT ${target})
    endif()
  endforeach()
  set(doc "${CMAKE_INSTALL_DATADIR}/doc/${target}")
  install(FILES "${CMAKE_SOURCE_DIR}/LICENSE" DESTINATION "${doc}" RENAME copyright COMPONENT ${target})
  install(FILES "${CMAKE_SOURCE_DIR}/CHANGELOG.md" "${CMAKE_SOURCE_DIR}/SECURITY.md" DESTINATION "${doc}" COMPONENT ${target})
  # Made when installing, since it looks into the built program. A system without dpkg installs without the list.
  install(CODE "
    execute_process(COMMAND \"${packaging}/sbom\" --spdx \"$<TARGET_FILE:${target}>\"
                    OUTPUT_FILE \"${CMAKE_BINARY_DIR}/${target}.spdx.json\" RESULT_VARIABLE failed)
    if(failed)
      message(WARNING \"No list of libraries for ${target}: \${failed}\")
    else()
      file(INSTALL \"${CMAKE_BINARY_DIR}/${target}.spdx.json\" DESTINATION \"\${CMAKE_INSTALL_PREFIX}/${doc}\")
    endif()" COMPONENT ${target})
endfunction()

sekisho_install(sekisho)
if(TARGET sekisho)
  install(FILES "${packaging}/desktop/sekisho.desktop" DESTINATION "${CMAKE_INSTALL_DATADIR}/applications" COMPONENT sekisho)
  install(FILES "${packaging}/desktop/sekisho.metainfo.xml" DESTINATION "${CMAKE_INSTALL_DATADIR}/metainfo" COMPONENT sekisho)
  install(FILES "${packaging}/icons/sekisho.svg" DESTINATION "${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps" COMPONENT sekisho)
  install(FILES "${CMAKE_SOURCE_DIR}/docs/user-guide.md" "${CMAKE_SOURCE_DIR}/docs/user-guide.ja.md"
          DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/sekisho" COMPONENT sekisho)
endif()

sekisho_install(sekisho-verify)
install(FILES "${CMAKE_SOURCE_DIR}/docs/audit-proof.md" DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/sekisho-verify" COMPONENT sekisho-verify)

sekisho_install(sekishod)
if(TARGET sekishod)
  install(FILES "${packaging}/systemd/sekishod.service" DESTINATION "lib/systemd/system" COMPONENT sekishod)
  install(FILES "${packaging}/systemd/sekishod.sysusers" DESTINATION "lib/sysusers.d" RENAME sekishod.conf COMPONENT sekishod)
  install(FILES "${packaging}/systemd/sekishod.default" DESTINATION "/etc/default" RENAME sekishod COMPONENT sekishod
          PERMISSIONS OWNER_READ OWNER_WRITE GROUP_READ)
  install(FILES "${CMAKE_SOURCE_DIR}/docs/service-guide.md" "${CMAKE_SOURCE_DIR}/docs/openapi.yaml"
          DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/sekishod" COMPONENT sekishod)
endif()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME sekisho)
set(CPACK_PACKAGE_VENDOR "Sekisho")
set(CPACK_PACKAGE_CONTACT "The Sekisho maintainers")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_RESOURCE_FILE_LICENSE "${CMAKE_SOURCE_DIR}/LICENSE")
set(CPACK_PACKAGING_INSTALL_PREFIX "/usr")
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL "")
foreach(program sekisho sekishod sekisho-verify)
  if(TARGET ${program})
    list(APPEND CPACK_COMPONENTS_ALL ${program})
  endif()
endforeach()
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_SEKISHO_PACKAGE_NAME sekisho)
set(CPACK_DEBIAN_SEKISHO_PACKAGE_SECTION net)
set(CPACK_DEBIAN_SEKISHO_PACKAGE_RECOMMENDS "fonts-noto-cjk, qt6-qpa-plugins, qt6-svg-plugins, gnome-keyring")
set(CPACK_COMPONENT_SEKISHO_DESCRIPTION "Administration console for business messaging tenants
 Shows and manages the members of a tenant from an encrypted local copy.")
set(CPACK_DEBIAN_SEKISHOD_PACKAGE_NAME sekishod)
set(CPACK_DEBIAN_SEKISHOD_PACKAGE_SECTION net)
set(CPACK_DEBIAN_SEKISHOD_PACKAGE_CONTROL_EXTRA "${packaging}/deb/postinst;${packaging}/deb/prerm;${packaging}/deb/conffiles")
set(CPACK_COMPONENT_SEKISHOD_DESCRIPTION "Reference tenant service for business messaging administration
 Offers the directory of a tenant over TLS and keeps it in an encrypted store.")
set(CPACK_DEBIAN_SEKISHO-VERIFY_PACKAGE_NAME sekisho-verify)
set(CPACK_DEBIAN_SEKISHO-VERIFY_PACKAGE_SECTION utils)
set(CPACK_COMPONENT_SEKISHO-VERIFY_DESCRIPTION "Verifier of the logs of business messaging tenants
 Checks evidence files of Sekisho's logs with nothing but the public key of the service.")
include(CPack)
