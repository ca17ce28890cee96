# Installs the build into an empty place, then builds and runs the outside project against that copy: through
# find_package with both forms of the library, and through pkg-config.
# Wants `build`, `compiler` and `sanitize`.

set(place ${build}/packaging)
set(outside ${CMAKE_CURRENT_LIST_DIR}/outside)
if(sanitize)
    set(flags -fsanitize=${sanitize})
endif()

function(run)
    execute_process(COMMAND ${ARGV} RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output)
    if(NOT status EQUAL 0)
        list(JOIN ARGV " " command)
        message(FATAL_ERROR "${command}\nended with ${status}:\n${output}")
    endif()
    set(output "${output}" PARENT_SCOPE)
endfunction()

file(REMOVE_RECURSE ${place})
run(${CMAKE_COMMAND} --install ${build} --prefix ${place}/wafer)

if(EXISTS ${place}/wafer/bin/wafer)
    run(${place}/wafer/bin/wafer -c "RETURN 1")
endif()

run(${CMAKE_COMMAND} -S ${outside} -B ${place}/outside -G Ninja
    -D CMAKE_PREFIX_PATH=${place}/wafer -D CMAKE_CXX_COMPILER=${compiler} -D CMAKE_CXX_FLAGS=${flags})
run(${CMAKE_COMMAND} --build ${place}/outside)
run(${place}/outside/with_static)
run(${place}/outside/with_shared)

file(GLOB_RECURSE pc_file ${place}/wafer/wafer.pc)
cmake_path(GET pc_file PARENT_PATH pc_dir)
set(ENV{PKG_CONFIG_PATH} ${pc_dir})
run(pkg-config --cflags --libs wafer)
string(STRIP "${output}" pc_flags)
separate_arguments(pc_flags UNIX_COMMAND "${pc_flags}")
cmake_path(GET pc_dir PARENT_PATH lib_dir)
run(${compiler} -std=c++20 ${flags} ${outside}/main.cpp -o ${place}/with_pkg_config ${pc_flags} -Wl,-rpath,${lib_dir})
run(${place}/with_pkg_config)
