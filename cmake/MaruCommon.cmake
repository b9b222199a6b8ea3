# SPDX-License-Identifier: Apache-2.0
# Flags for our own code in one INTERFACE target, and the two functions that every folder uses.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
# Every program and test lands in <build>/bin: ./run and the end-to-end tests look there.
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")

find_program(MARU_CCACHE ccache)
if(MARU_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_C_COMPILER_LAUNCHER "${MARU_CCACHE}")
    set(CMAKE_CXX_COMPILER_LAUNCHER "${MARU_CCACHE}")
endif()

find_program(MARU_MOLD mold)
if(MARU_MOLD)
    add_link_options(-fuse-ld=mold)
endif()

set(MARU_SANITIZE "" CACHE STRING "Comma-separated sanitizers, e.g. address,undefined")
if(MARU_SANITIZE)
    add_compile_options(-fsanitize=${MARU_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    add_link_options(-fsanitize=${MARU_SANITIZE})
endif()

add_library(maru_flags INTERFACE)
target_include_directories(maru_flags INTERFACE "${CMAKE_SOURCE_DIR}")
target_compile_options(maru_flags INTERFACE
    -Wall -Wextra -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wold-style-cast -Werror
    $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
    # GCC 12 takes the inactive members of std::variant and std::optional for uninitialised when it optimises, and a short
    # vector that grows for an array that is written beyond its end.
    "$<$<AND:$<CXX_COMPILER_ID:GNU>,$<CONFIG:Release>>:-Wno-maybe-uninitialized;-Wno-array-bounds;-Wno-stringop-overflow;-Wno-stringop-overread>"
    $<$<CONFIG:Release>:-fstack-protector-strong>)
target_compile_definitions(maru_flags INTERFACE
    $<$<CONFIG:Release>:_FORTIFY_SOURCE=2;_GLIBCXX_ASSERTIONS>)

# add_subdirectory for each folder that has a CMakeLists.txt. Order does not matter for linking.
function(maru_add_rooms)
    foreach(room IN LISTS ARGN)
        if(EXISTS "${CMAKE_CURRENT_SOURCE_DIR}/${room}/CMakeLists.txt")
            add_subdirectory(${room})
        endif()
    endforeach()
endfunction()

# One static library a folder: maru_library(base DEPENDS maru_x ... PRIVATE Some::thirdparty)
# Sources are the folder's own .cpp files; DEPENDS are other rooms whose headers its headers use. A room that
# has only headers becomes an INTERFACE library with the same name.
function(maru_library name)
    cmake_parse_arguments(ARG "NO_GLOB;STRICT" "" "DEPENDS;PRIVATE;SOURCES" ${ARGN})
    set(found)
    if(NOT ARG_NO_GLOB)
        file(GLOB found CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.cpp")
        list(FILTER found EXCLUDE REGEX "/main\\.cpp$")
    endif()
    if(NOT found AND NOT ARG_SOURCES)
        add_library(maru_${name} INTERFACE)
        target_link_libraries(maru_${name} INTERFACE ${ARG_DEPENDS})
        target_include_directories(maru_${name} INTERFACE "${CMAKE_SOURCE_DIR}")
        return()
    endif()
    add_library(maru_${name} STATIC ${found} ${ARG_SOURCES})
    target_link_libraries(maru_${name} PUBLIC ${ARG_DEPENDS} PRIVATE maru_flags ${ARG_PRIVATE})
    target_include_directories(maru_${name} PUBLIC "${CMAKE_SOURCE_DIR}")
    if(ARG_STRICT)
        target_compile_options(maru_${name} PRIVATE -Wconversion)
    endif()
endfunction()

# A shared/, domain or chain room: conversions are warned about as well.
function(maru_strict_library name)
    maru_library(${name} STRICT ${ARGN})
endfunction()
