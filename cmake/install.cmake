# `cmake --install`: the library in both forms, its headers, the CMake package, the pkg-config file, the prompt and the
# data sets.

include(CMakePackageConfigHelpers)
set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/wafer)

install(TARGETS wafer wafer_shared EXPORT wafer
    ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}
    LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR})
if(TARGET wafer_prompt)
    install(TARGETS wafer_prompt RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endif()
install(DIRECTORY engine/include/wafer DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(DIRECTORY graph-data DESTINATION ${CMAKE_INSTALL_DATADIR}/wafer OPTIONAL)
install(FILES LICENSE README.md DESTINATION ${CMAKE_INSTALL_DOCDIR} OPTIONAL)

install(EXPORT wafer NAMESPACE wafer:: FILE wafer-targets.cmake DESTINATION ${package_dir})
write_basic_package_version_file(wafer-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES
    cmake/wafer-config.cmake
    cmake/dependencies.cmake
    ${PROJECT_BINARY_DIR}/wafer-config-version.cmake
    DESTINATION ${package_dir})

file(RELATIVE_PATH pc_prefix /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
configure_file(cmake/wafer.pc.in wafer.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/wafer.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
