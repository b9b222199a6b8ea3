# SPDX-License-Identifier: Apache-2.0
# Third-party libraries, as imported targets with SYSTEM headers. docs/dependencies.md says why each.
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
find_package(OpenSSL REQUIRED)
find_package(ZLIB REQUIRED)
find_package(Boost 1.81 REQUIRED COMPONENTS json url)
find_package(CLI11 REQUIRED)
find_package(spdlog REQUIRED)
pkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET libsodium)
pkg_search_module(BOTAN REQUIRED IMPORTED_TARGET botan-3 botan-2)
# Only the header of PKCS#11: modules are loaded when an operator names one.
pkg_check_modules(P11KIT REQUIRED p11-kit-1)
add_library(maru_pkcs11_header INTERFACE)
target_include_directories(maru_pkcs11_header SYSTEM INTERFACE ${P11KIT_INCLUDE_DIRS})
# Header-only: the shared library of Debian has only the variant with exceptions.
pkg_check_modules(TOMLPP REQUIRED tomlplusplus)
add_library(maru_toml INTERFACE)
target_include_directories(maru_toml SYSTEM INTERFACE ${TOMLPP_INCLUDE_DIRS})
target_compile_definitions(maru_toml INTERFACE TOML_HEADER_ONLY=1)

if(MARU_CONSOLE)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Widgets Network Charts Svg PrintSupport Test LinguistTools)
    pkg_check_modules(XLSXWRITER REQUIRED IMPORTED_TARGET xlsxwriter)
    pkg_check_modules(QRENCODE REQUIRED IMPORTED_TARGET libqrencode)
elseif(MARU_TESTS)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Core Test)
endif()

include(MaruSqlcipher)
