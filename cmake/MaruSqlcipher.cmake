# SPDX-License-Identifier: Apache-2.0
# Maru::sqlcipher: the distribution's SQLCipher where it is version 4 or newer, else the pinned amalgamation
# from third-party/npm. The macros of the fall-back are in docs/dependencies.md.

pkg_check_modules(MARU_SYSTEM_SQLCIPHER QUIET IMPORTED_TARGET sqlcipher>=4)
if(MARU_SYSTEM_SQLCIPHER_FOUND)
    message(STATUS "SQLCipher: the distribution's ${MARU_SYSTEM_SQLCIPHER_VERSION}")
    # Debian's sqlcipher.pc gives -I/usr/include/sqlcipher, so that <sqlite3.h> is found there.
    add_library(maru_sqlcipher INTERFACE)
    target_link_libraries(maru_sqlcipher INTERFACE PkgConfig::MARU_SYSTEM_SQLCIPHER)
    target_compile_definitions(maru_sqlcipher INTERFACE SQLITE_HAS_CODEC)
    add_library(Maru::sqlcipher ALIAS maru_sqlcipher)
    return()
endif()

set(MARU_NPM_DIR "${CMAKE_SOURCE_DIR}/third-party/npm")
set(maru_sqlcipher_dir "${MARU_NPM_DIR}/node_modules/@commapp/sqlcipher-amalgamation/src")
if(NOT EXISTS "${maru_sqlcipher_dir}/sqlite3.c")
    find_program(MARU_NPM npm)
    if(NOT MARU_NPM)
        message(FATAL_ERROR "SQLCipher 4 is needed: install npm (or run scripts/install-dependencies).")
    endif()
    message(STATUS "SQLCipher: installing the pinned amalgamation with npm ci")
    execute_process(
        COMMAND "${CMAKE_COMMAND}" -E env PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 "${MARU_NPM}" ci --ignore-scripts
        WORKING_DIRECTORY "${MARU_NPM_DIR}" RESULT_VARIABLE maru_npm_status OUTPUT_QUIET)
    if(NOT maru_npm_status EQUAL 0 OR NOT EXISTS "${maru_sqlcipher_dir}/sqlite3.c")
        message(FATAL_ERROR "npm ci in third-party/npm failed: is there a network?")
    endif()
endif()

file(STRINGS "${maru_sqlcipher_dir}/sqlite3.h" maru_sqlite_version REGEX "^#define SQLITE_VERSION  *\"")
string(REGEX REPLACE ".*\"(.*)\".*" "\\1" maru_sqlite_version "${maru_sqlite_version}")
message(STATUS "SQLCipher: pinned amalgamation on SQLite ${maru_sqlite_version}")

add_library(maru_sqlcipher STATIC "${maru_sqlcipher_dir}/sqlite3.c")
add_library(Maru::sqlcipher ALIAS maru_sqlcipher)
set_target_properties(maru_sqlcipher PROPERTIES UNITY_BUILD OFF C_CLANG_TIDY "")
target_include_directories(maru_sqlcipher SYSTEM PUBLIC "${maru_sqlcipher_dir}")
target_compile_definitions(maru_sqlcipher
    PUBLIC
        SQLITE_HAS_CODEC
        SQLITE_OMIT_LOAD_EXTENSION
    PRIVATE
        NDEBUG
        SQLCIPHER_CRYPTO_OPENSSL
        SQLITE_TEMP_STORE=2 # temporary tables in memory: plain text never reaches a file
        SQLITE_THREADSAFE=2 # a connection belongs to one thread at a time
        SQLITE_ENABLE_JSON1
        SQLITE_DQS=0 # "x" is never a string
        SQLITE_DEFAULT_FOREIGN_KEYS=1
        HAVE_USLEEP=1)
# The database is the hot path of every test as well, so it is always optimised; its warnings are not ours.
# It keeps out of the sanitizers: SQLite is tested with them upstream and its page checksums are slow in them.
target_compile_options(maru_sqlcipher PRIVATE -O2 -w)
if(MARU_SANITIZE)
    target_compile_options(maru_sqlcipher PRIVATE -fno-sanitize=all)
endif()
target_link_libraries(maru_sqlcipher PUBLIC OpenSSL::Crypto Threads::Threads ${CMAKE_DL_LIBS})
