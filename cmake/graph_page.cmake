# The page that `:graph` writes, put into the program: prompt/picture/page/ and the layout library d3-force become one HTML text, which
# becomes the array in a C++ source. Included by the build for its rule, and run by that rule (cmake -P) with `folder`, `library`
# and `output`.

set(page_scripts model camera layout canvas panel search main)
# In the order of their dependencies.
set(page_libraries d3-collection d3-dispatch d3-quadtree d3-timer d3-force)

# The file of a library, under `variable`.
function(page_library variable name)
    set(${variable} ${library}/${name}/dist/${name}.min.js PARENT_SCOPE)
endfunction()

if(NOT CMAKE_SCRIPT_MODE_FILE)
    set(WAFER_NODE_MODULES /usr/share/nodejs CACHE PATH
        "Folder with d3-force and what it needs: Debian's, or the node_modules of `npm install d3-force@1`")
    set(library ${WAFER_NODE_MODULES})
    set(folder ${PROJECT_SOURCE_DIR}/prompt/picture/page)
    file(GLOB page_sources CONFIGURE_DEPENDS ${folder}/*)
    foreach(name ${page_libraries})
        page_library(file ${name})
        if(NOT EXISTS ${file})
            message(FATAL_ERROR "There is no ${file}: install the Debian package node-d3-force, or name another folder in WAFER_NODE_MODULES")
        endif()
        list(APPEND page_sources ${file})
    endforeach()
    set(page_output ${PROJECT_BINARY_DIR}/generated/graph_page.cpp)
    add_custom_command(OUTPUT ${page_output}
        COMMAND ${CMAKE_COMMAND} -D folder=${folder} -D library=${library} -D output=${page_output} -P ${CMAKE_CURRENT_LIST_FILE}
        DEPENDS ${page_sources} ${CMAKE_CURRENT_LIST_FILE}
        COMMENT "Embedding the page of graphs" VERBATIM)
    return()
endif()

set(scripts "")
file(READ ${folder}/d3_licence.txt licence)
string(APPEND scripts "/*\n${licence}*/\n")
foreach(name ${page_libraries})
    page_library(file ${name})
    file(READ ${file} text)
    string(APPEND scripts "${text}\n")
endforeach()
string(APPEND scripts "(() => {\n\"use strict\";\n")
foreach(name ${page_scripts})
    file(READ ${folder}/${name}.js text)
    string(APPEND scripts "${text}\n")
endforeach()
string(APPEND scripts "})();\n")
file(READ ${folder}/page.css style)
file(READ ${folder}/page.html page)
string(REPLACE "@STYLE@" "${style}" page "${page}")
string(REPLACE "@SCRIPT@" "${scripts}" page "${page}")

string(HEX "${page}" bytes)
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
string(REGEX REPLACE "(0x0a,)" "\\1\n" bytes "${bytes}")
file(WRITE ${output} "#include \"prompt/picture/page.hpp\"

namespace wafer::prompt {
namespace {

constexpr unsigned char page[] = {
${bytes}
};

}  // namespace

std::string_view page_template() { return {reinterpret_cast<char const*>(page), sizeof page}; }

}  // namespace wafer::prompt
")
