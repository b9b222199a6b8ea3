// SPDX-License-Identifier: Apache-2.0
// A president of a university, a city's residents' council, a referendum in a district.
#include "server/demo/election_rows.h"

namespace maru::demo {

const std::vector<ElectionRow>& electionRows()
{
    static const std::vector<ElectionRow> kRows {
        { "하늘대학교 제12대 총장 선거", "Haneul University, election of the 12th president", "university",
            "ring",
            { { "president", "choose", "총장 후보", "President", 1, 1, true, 1, 1, "plurality",
                  { { "c1", "강이슬", "Kang Iseul", "", "", 26 },
                      { "c2", "노을찬", "Noh Eulchan", "", "", 41 },
                      { "c3", "마루한", "Ma Ruhan", "", "", 22 },
                      { "c4", "서다온", "Seo Daon", "", "", 11 } },
                  5'000, "roll" },
                { "priorities", "choose", "임기 중 먼저 할 일(3개까지)", "What to do first (up to three)", 0,
                    3, false, 1, 3, "plurality",
                    { { "library", "도서관 24시간 개방", "Library open all night", "", "", 35 },
                        { "dormitory", "기숙사 새로 짓기", "A new dormitory", "", "", 45 },
                        { "bus", "통학 버스 늘리기", "More buses", "", "", 30 },
                        { "lab", "실험실 안전 설비", "Laboratory safety", "", "", 25 },
                        { "club", "동아리방 넓히기", "Rooms for clubs", "", "", 20 } } } },
            { { "main", "본교 캠퍼스", "Main campus", 180, 160, 118 },
                { "bay", "바다 캠퍼스", "Bay campus", 150, 136, 83 } },
            { 1 }, 40, 38, 33, 32, 7 },
        { "제3기 하늘시 주민자치회 위원 선거", "Haneul City residents' council, third term", "public", "ring",
            { { "council", "choose", "주민자치회 위원(2명 선출)", "Council members (two seats)", 1, 2, true,
                1, 2, "plurality",
                { { "c1", "김도담", "Kim Dodam", "주민모임 숲길", "Forest Path", 25 },
                    { "c2", "이여울", "Lee Yeoul", "하늘시장 상인회", "Market Traders", 30 },
                    { "c3", "박나루", "Park Naru", "무소속", "Independent", 20 },
                    { "c4", "최보람", "Choi Boram", "청년주민모임", "Young Residents", 28 },
                    { "c5", "정새론", "Jung Saeron", "무소속", "Independent", 12 } } } },
            { { "d1", "하늘1동 투표구", "Haneul 1-dong", 150, 140, 58 },
                { "d2", "하늘2동 투표구", "Haneul 2-dong", 150, 132, 41 } },
            { 1 }, 17, 14, 3, -5, 14 },
        { "하늘대학교 교수·직원·학생 대의원 선거", "Haneul University, delegates of staff and students",
            "university", "signed",
            { { "delegates", "list", "대의원(정당명부식 5석)", "Delegates (lists, five seats)", 0, 2, true, 1,
                  5, "plurality",
                  { { "green", "푸른모임", "Green Circle" }, { "bright", "밝은내일", "Bright Tomorrow" },
                      { "g1", "한솔", "Han Sol", "", "", 10, "green" },
                      { "g2", "윤슬", "Yun Seul", "", "", 10, "green" },
                      { "g3", "도래", "Do Rae", "", "", 10, "green" },
                      { "b1", "미르", "Mi Reu", "", "", 10, "bright" },
                      { "b2", "가온", "Ga On", "", "", 10, "bright" },
                      { "b3", "늘봄", "Neul Bom", "", "", 10, "bright" } } },
                { "charter", "choose", "학칙 개정안 찬반", "The revised charter", 1, 1, true, 1, 1,
                    "majority", { { "yes", "찬성", "In favour" }, { "no", "반대", "Against" } } },
                { "services", "score", "교내 서비스 평가(0~5점)", "Services of the university (0 to 5)", 0,
                    15, false, 5, 1, "plurality",
                    { { "meals", "식당", "Meals" }, { "net", "전산망", "Network" },
                        { "health", "보건실", "Health" } } } },
            { { "staff", "교수·직원", "Staff", 20, 8, 0 }, { "students", "학생", "Students", 40, 15, 0 } },
            { 3, 1 }, 6, 2, -7, -8, 7 },
    };
    return kRows;
}

} // namespace maru::demo
