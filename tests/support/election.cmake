# SPDX-License-Identifier: Apache-2.0
# maru_test_election: trustees and voters for everything that tests or measures elections. Included by the folders that
# need it, also by the benchmarks, which are built without the tests.
if(NOT TARGET maru_test_election)
    add_library(maru_test_election STATIC "${CMAKE_SOURCE_DIR}/tests/support/election/actors.cpp")
    target_link_libraries(maru_test_election PUBLIC maru_voting maru_crypto PRIVATE maru_flags)
    target_include_directories(maru_test_election PUBLIC "${CMAKE_SOURCE_DIR}")
endif()
