# SPDX-License-Identifier: Apache-2.0
# maru_test_chain: the test domain and makers for everything that tests or measures the chain. Included by the
# folders that need it, also by the benchmarks, which are built without the tests.
if(NOT TARGET maru_test_chain)
    add_library(maru_test_chain STATIC
        "${CMAKE_SOURCE_DIR}/tests/support/ledger_domain.cpp" "${CMAKE_SOURCE_DIR}/tests/support/test_chain.cpp")
    target_link_libraries(maru_test_chain PUBLIC maru_chain maru_crypto maru_ledger PRIVATE maru_flags)
    target_include_directories(maru_test_chain PUBLIC "${CMAKE_SOURCE_DIR}")
endif()
