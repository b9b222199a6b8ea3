<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en">
<context>
    <name>Columns</name>
    <message>
        <source>Yes</source>
        <translation>예</translation>
    </message>
    <message>
        <source>No</source>
        <translation>아니요</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>블록</translation>
    </message>
    <message>
        <source>No blocks yet</source>
        <translation>아직 블록이 없습니다</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>블록</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>시각</translation>
    </message>
    <message>
        <source>Transactions</source>
        <translation>거래</translation>
    </message>
    <message>
        <source>In the log</source>
        <translation>누적 거래</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>해시</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>이전 블록 해시</translation>
    </message>
    <message>
        <source>State root</source>
        <translation>상태 뿌리</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>노드</translation>
    </message>
    <message>
        <source>No transactions yet</source>
        <translation>아직 거래가 없습니다</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>업무</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>행위</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>Signer</source>
        <translation>서명자</translation>
    </message>
    <message>
        <source>Place in the log</source>
        <translation>기록 순번</translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation>거래</translation>
    </message>
    <message>
        <source>Campaigns</source>
        <translation>모금</translation>
    </message>
    <message>
        <source>No campaigns yet</source>
        <translation>아직 모금이 없습니다</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>모금</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>모집단체</translation>
    </message>
    <message>
        <source>Raised</source>
        <translation>모금액</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>목표액</translation>
    </message>
    <message>
        <source>Paid out</source>
        <translation>집행액</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>잔액</translation>
    </message>
    <message>
        <source>Donors</source>
        <translation>기부자</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>종료일</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>분야</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>지역</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>작성일시</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>목적</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>반환액</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>환급액</translation>
    </message>
    <message>
        <source>Cost share</source>
        <translation>모집비용</translation>
    </message>
    <message>
        <source>Donations</source>
        <translation>기부</translation>
    </message>
    <message>
        <source>Starts</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Use until</source>
        <translation>사용기한</translation>
    </message>
    <message>
        <source>Stop rule</source>
        <translation>종료 조건</translation>
    </message>
    <message>
        <source>Left-over money</source>
        <translation>잔여금 처리</translation>
    </message>
    <message>
        <source>Registration number</source>
        <translation>등록번호</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>사유</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>식별자</translation>
    </message>
    <message>
        <source>Sum tree root</source>
        <translation>합계 트리 뿌리</translation>
    </message>
    <message>
        <source>Organisations</source>
        <translation>단체</translation>
    </message>
    <message>
        <source>No organisations yet</source>
        <translation>아직 단체가 없습니다</translation>
    </message>
    <message>
        <source>Business number</source>
        <translation>사업자등록번호</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>연락처</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>기관</translation>
    </message>
    <message>
        <source>Milestones and pay-outs</source>
        <translation>마일스톤·집행</translation>
    </message>
    <message>
        <source>No milestones yet</source>
        <translation>아직 마일스톤이 없습니다</translation>
    </message>
    <message>
        <source>Milestone</source>
        <translation>마일스톤</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>순번</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>금액</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>계획액</translation>
    </message>
    <message>
        <source>Paid to</source>
        <translation>지급 대상</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>기한</translation>
    </message>
    <message>
        <source>Paid at</source>
        <translation>지급일시</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>수령자</translation>
    </message>
    <message>
        <source>Reviewer</source>
        <translation>심사자</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>증빙</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>비고</translation>
    </message>
    <message>
        <source>Distribution plans</source>
        <translation>배분계획</translation>
    </message>
    <message>
        <source>No distribution plans yet</source>
        <translation>아직 배분계획이 없습니다</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>배분계획</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>총액</translation>
    </message>
    <message>
        <source>Distributed</source>
        <translation>배분액</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>사용액</translation>
    </message>
    <message>
        <source>Beneficiaries</source>
        <translation>수혜자</translation>
    </message>
    <message>
        <source>Months paid</source>
        <translation>지급 개월</translation>
    </message>
    <message>
        <source>Months</source>
        <translation>개월</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>지급일</translation>
    </message>
    <message>
        <source>May be spent on</source>
        <translation>사용처 분야</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>사용내역</translation>
    </message>
    <message>
        <source>No usage has been reported yet</source>
        <translation>아직 보고된 사용내역이 없습니다</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>날짜</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>장소</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>보고일시</translation>
    </message>
    <message>
        <source>No donations yet</source>
        <translation>아직 기부가 없습니다</translation>
    </message>
    <message>
        <source>Donation</source>
        <translation>기부</translation>
    </message>
    <message>
        <source>Donor (pseudonym)</source>
        <translation>기부자(가명)</translation>
    </message>
    <message>
        <source>Pledge</source>
        <translation>약정</translation>
    </message>
    <message>
        <source>Tax receipt</source>
        <translation>기부금영수증</translation>
    </message>
    <message>
        <source>Pledges</source>
        <translation>약정</translation>
    </message>
    <message>
        <source>No pledges yet</source>
        <translation>아직 약정이 없습니다</translation>
    </message>
    <message>
        <source>Monthly amount</source>
        <translation>월 약정액</translation>
    </message>
    <message>
        <source>Payments made</source>
        <translation>납부 횟수</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>미납</translation>
    </message>
    <message>
        <source>Next payment</source>
        <translation>다음 납부</translation>
    </message>
    <message>
        <source>Merchants</source>
        <translation>가맹점</translation>
    </message>
    <message>
        <source>No merchants yet</source>
        <translation>아직 가맹점이 없습니다</translation>
    </message>
    <message>
        <source>Merchant</source>
        <translation>가맹점</translation>
    </message>
    <message>
        <source>Top-up requests</source>
        <translation>충전 요청</translation>
    </message>
    <message>
        <source>No top-up requests</source>
        <translation>충전 요청이 없습니다</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>요청</translation>
    </message>
    <message>
        <source>Citizen (pseudonym)</source>
        <translation>시민(가명)</translation>
    </message>
    <message>
        <source>Officers</source>
        <translation>담당자</translation>
    </message>
    <message>
        <source>No officers yet</source>
        <translation>아직 담당자가 없습니다</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>담당자</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>역할</translation>
    </message>
    <message>
        <source>DID</source>
        <translation>DID</translation>
    </message>
    <message>
        <source>Agencies</source>
        <translation>기관</translation>
    </message>
    <message>
        <source>No agencies yet</source>
        <translation>아직 기관이 없습니다</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>종류</translation>
    </message>
</context>
<context>
    <name>States</name>
    <message>
        <source>Draft</source>
        <translation>작성 중</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>등록됨</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>진행 중</translation>
    </message>
    <message>
        <source>Target reached</source>
        <translation>목표 달성</translation>
    </message>
    <message>
        <source>Period ended</source>
        <translation>기간 종료</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>모금 종료</translation>
    </message>
    <message>
        <source>Distributing</source>
        <translation>집행 중</translation>
    </message>
    <message>
        <source>Reporting</source>
        <translation>보고 중</translation>
    </message>
    <message>
        <source>Audited</source>
        <translation>감사 완료</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>종결</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>정지</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>취소됨</translation>
    </message>
    <message>
        <source>Refunding</source>
        <translation>환급 중</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>확인됨</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>대기</translation>
    </message>
    <message>
        <source>Needs review</source>
        <translation>심사 필요</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>지급됨</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>반려</translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation>제안됨</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>승인됨</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>진행 중</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>종료</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>활동</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>퇴직</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>처리됨</translation>
    </message>
    <message>
        <source>Committed</source>
        <translation>확정됨</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>거절됨</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>작성됨</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>수정됨</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>반려</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>모금 시작</translation>
    </message>
    <message>
        <source>Extended</source>
        <translation>기간 연장</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>정정</translation>
    </message>
    <message>
        <source>Resumed</source>
        <translation>재개</translation>
    </message>
    <message>
        <source>Raising ended</source>
        <translation>모금 종료</translation>
    </message>
    <message>
        <source>Donation</source>
        <translation>기부</translation>
    </message>
    <message>
        <source>Paid out</source>
        <translation>집행</translation>
    </message>
    <message>
        <source>Distributed</source>
        <translation>배분</translation>
    </message>
    <message>
        <source>Unused money returned</source>
        <translation>미사용금 반환</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>환급</translation>
    </message>
    <message>
        <source>Remainder passed on</source>
        <translation>잔여금 이관</translation>
    </message>
</context>
<context>
    <name>maru::console::ActionForm</name>
    <message>
        <source>✓ Done</source>
        <translation>✓ 처리되었습니다</translation>
    </message>
    <message>
        <source>“%1” is in block %2. A receipt can be saved from the transaction.</source>
        <translation>“%1”이(가) 블록 %2에 기록되었습니다. 영수증은 거래 화면에서 저장할 수 있습니다.</translation>
    </message>
    <message>
        <source>✕ Refused</source>
        <translation>✕ 거절되었습니다</translation>
    </message>
    <message>
        <source>! Not sent for sure</source>
        <translation>! 제출 여부가 확실하지 않습니다</translation>
    </message>
    <message>
        <source>Nothing was changed. What you typed is still here.</source>
        <translation>변경된 것은 없으며 입력한 내용은 그대로 있습니다.</translation>
    </message>
    <message>
        <source>As %1 (%2) you sign “%3” with your key and send it to the chain %4. It takes effect with the next block and stays in the public log.</source>
        <translation>%1(%2) 자격으로 “%3” 거래에 서명하여 체인 %4에 제출합니다. 다음 블록부터 효력이 생기며 공개 기록에 남습니다.</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>뒤로(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>취소(&amp;C)</translation>
    </message>
    <message>
        <source>Open the transaction %1</source>
        <translation>거래 %1 열기</translation>
    </message>
    <message>
        <source>&amp;Review</source>
        <translation>검토(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Sign and submit</source>
        <translation>서명하고 제출(&amp;S)</translation>
    </message>
    <message>
        <source>Submitting…</source>
        <translation>제출 중…</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>닫기(&amp;C)</translation>
    </message>
</context>
<context>
    <name>maru::console::BlocksWidget</name>
    <message>
        <source>Blocks</source>
        <translation>블록</translation>
    </message>
    <message>
        <source>Chain %1 · newest block %2 · %3</source>
        <translation>체인 %1 · 최신 블록 %2 · %3</translation>
    </message>
    <message>
        <source>Go to block number</source>
        <translation>블록 번호로 이동</translation>
    </message>
    <message>
        <source>&amp;Blocks</source>
        <translation>블록(&amp;B)</translation>
    </message>
</context>
<context>
    <name>maru::console::ChoiceEditor</name>
    <message>
        <source>Choose…</source>
        <translation>선택…</translation>
    </message>
</context>
<context>
    <name>maru::console::DashboardWidget</name>
    <message>
        <source>Overview</source>
        <translation>현황</translation>
    </message>
    <message>
        <source>Donations by month</source>
        <translation>월별 기부와 집행</translation>
    </message>
    <message>
        <source>Campaigns by state</source>
        <translation>상태별 모금</translation>
    </message>
    <message>
        <source>As of %1</source>
        <translation>%1 기준</translation>
    </message>
    <message>
        <source>Raised</source>
        <translation>모금액</translation>
    </message>
    <message>
        <source>%1 donations</source>
        <translation>기부 %1건</translation>
    </message>
    <message>
        <source>Paid out</source>
        <translation>집행액</translation>
    </message>
    <message>
        <source>%1 of what was raised</source>
        <translation>모금액의 %1</translation>
    </message>
    <message>
        <source>Held by campaigns</source>
        <translation>모금 계좌 잔액</translation>
    </message>
    <message>
        <source>leaves only through milestones</source>
        <translation>마일스톤을 통해서만 나갑니다</translation>
    </message>
    <message>
        <source>Donors</source>
        <translation>기부자</translation>
    </message>
    <message>
        <source>pseudonymous</source>
        <translation>가명 처리</translation>
    </message>
    <message>
        <source>Organisations</source>
        <translation>단체</translation>
    </message>
    <message>
        <source>%1 campaigns</source>
        <translation>모금 %1건</translation>
    </message>
    <message>
        <source>&amp;Overview</source>
        <translation>현황(&amp;O)</translation>
    </message>
</context>
<context>
    <name>maru::console::DetailPane</name>
    <message>
        <source>%1
Click to copy</source>
        <translation>%1
누르면 복사됩니다</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation>%1 복사</translation>
    </message>
    <message>
        <source>block %1</source>
        <translation>블록 %1</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>자동 처리</translation>
    </message>
    <message>
        <source>Open the transaction of %1</source>
        <translation>%1 거래 열기</translation>
    </message>
    <message>
        <source>Leads to block %1, signed by the node that this console trusts. Checked at %2.</source>
        <translation>블록 %1까지 이어지며, 이 콘솔이 신뢰하는 노드가 서명했습니다. 이 컴퓨터에서 %2에 확인했습니다.</translation>
    </message>
    <message>
        <source>Save the proof</source>
        <translation>증명 저장</translation>
    </message>
    <message>
        <source>JSON files (*.json)</source>
        <translation>JSON 파일 (*.json)</translation>
    </message>
    <message>
        <source>The file could not be written: %1</source>
        <translation>파일을 쓸 수 없습니다: %1</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>상세</translation>
    </message>
    <message>
        <source>Select a row to see its details, its proof and its history.</source>
        <translation>행을 선택하면 상세 내용과 증명, 진행 기록이 표시됩니다.</translation>
    </message>
    <message>
        <source>Check &amp;proof</source>
        <translation>증명 확인(&amp;P)</translation>
    </message>
    <message>
        <source>Check the proof on this computer</source>
        <translation>이 컴퓨터에서 증명 확인</translation>
    </message>
    <message>
        <source>Save proof</source>
        <translation>증명 저장</translation>
    </message>
    <message>
        <source>Save the proof as a file</source>
        <translation>증명을 파일로 저장</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Show as JSON</source>
        <translation>JSON으로 보기</translation>
    </message>
    <message>
        <source>History</source>
        <translation>진행</translation>
    </message>
</context>
<context>
    <name>maru::console::DonationsWidget</name>
    <message>
        <source>Donations</source>
        <translation>기부</translation>
    </message>
    <message>
        <source>%1 campaigns · %2 organisations · %3 donors</source>
        <translation>모금 %1건 · 단체 %2곳 · 기부자 %3명</translation>
    </message>
    <message>
        <source>Raised</source>
        <translation>모금액</translation>
    </message>
    <message>
        <source>%1 donations</source>
        <translation>기부 %1건</translation>
    </message>
    <message>
        <source>Paid out</source>
        <translation>집행액</translation>
    </message>
    <message>
        <source>%1 of what was raised</source>
        <translation>모금액의 %1</translation>
    </message>
    <message>
        <source>Held by campaigns</source>
        <translation>모금 계좌 잔액</translation>
    </message>
    <message>
        <source>leaves only through milestones</source>
        <translation>마일스톤을 통해서만 나갑니다</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>환급액</translation>
    </message>
    <message>
        <source>pro rata of what was unspent</source>
        <translation>미사용액에 비례</translation>
    </message>
    <message>
        <source>Open now</source>
        <translation>모금 중</translation>
    </message>
    <message>
        <source>of %1 campaigns</source>
        <translation>전체 %1건</translation>
    </message>
    <message>
        <source>&amp;Donations</source>
        <translation>기부(&amp;D)</translation>
    </message>
</context>
<context>
    <name>maru::console::FieldEditor</name>
    <message>
        <source>(optional)</source>
        <translation>(선택)</translation>
    </message>
</context>
<context>
    <name>maru::console::HashEditor</name>
    <message>
        <source>From a file…</source>
        <translation>파일에서…</translation>
    </message>
    <message>
        <source>Compute the hash of a file for %1</source>
        <translation>%1: 파일의 해시 계산</translation>
    </message>
    <message>
        <source>64 hex digits, or choose the file</source>
        <translation>16진수 64자리, 또는 파일 선택</translation>
    </message>
    <message>
        <source>Choose the document</source>
        <translation>문서 선택</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>모든 파일 (*)</translation>
    </message>
    <message>
        <source>The file could not be read: %1</source>
        <translation>파일을 읽을 수 없습니다: %1</translation>
    </message>
</context>
<context>
    <name>maru::console::ListEditor</name>
    <message>
        <source>＋ Add %1</source>
        <translation>＋ %1 추가</translation>
    </message>
    <message>
        <source>Add to %1</source>
        <translation>%1에 추가</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1번 삭제</translation>
    </message>
    <message>
        <source>Remove item %1 of %2</source>
        <translation>%2의 %1번째 항목 삭제</translation>
    </message>
</context>
<context>
    <name>maru::console::MainWindow</name>
    <message>
        <source>Work</source>
        <translation>업무</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>원장</translation>
    </message>
    <message>
        <source>Administration</source>
        <translation>관리</translation>
    </message>
    <message>
        <source>Connected · block %1</source>
        <translation>연결됨 · 블록 %1</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>연결 중</translation>
    </message>
    <message>
        <source>No connection · as of block %1</source>
        <translation>연결 끊김 · 블록 %1 기준</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>연결 안 됨</translation>
    </message>
    <message>
        <source>Block %1 · %2</source>
        <translation>블록 %1 · %2</translation>
    </message>
    <message>
        <source>Clock difference %1 s</source>
        <translation>시각 차 %1초</translation>
    </message>
    <message>
        <source>Locks in %1:%2</source>
        <translation>자동 잠금 %1:%2</translation>
    </message>
    <message>
        <source>Maru console</source>
        <translation>마루 콘솔</translation>
    </message>
    <message>
        <source>Maru</source>
        <translation>마루</translation>
    </message>
    <message>
        <source>Search: transactions, campaigns, blocks …   Ctrl+K</source>
        <translation>검색: 거래, 모금, 블록 …   Ctrl+K</translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>통합 검색</translation>
    </message>
    <message>
        <source>Loc&amp;k</source>
        <translation>잠금(&amp;K)</translation>
    </message>
    <message>
        <source>Lock the console</source>
        <translation>콘솔 잠금</translation>
    </message>
    <message>
        <source>Ctrl+L</source>
        <translation>Ctrl+L</translation>
    </message>
    <message>
        <source>Navigation</source>
        <translation>메뉴</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Switch between Korean and English</source>
        <translation>한국어와 영어 전환</translation>
    </message>
</context>
<context>
    <name>maru::console::MonthChart</name>
    <message>
        <source>%1: raised %2, paid out %3</source>
        <translation>%1: 모금 %2, 집행 %3</translation>
    </message>
    <message>
        <source>Money by month</source>
        <translation>월별 금액</translation>
    </message>
    <message>
        <source>Raised</source>
        <translation>모금액</translation>
    </message>
    <message>
        <source>Paid out</source>
        <translation>집행액</translation>
    </message>
    <message>
        <source>highest %1</source>
        <translation>최고 %1</translation>
    </message>
</context>
<context>
    <name>maru::console::PeopleWidget</name>
    <message>
        <source>Agencies and officers</source>
        <translation>기관·담당자</translation>
    </message>
    <message>
        <source>Who may do what; changes are transactions of an administrator</source>
        <translation>누가 무엇을 할 수 있는지 정합니다. 변경은 관리자 거래로만 이루어집니다</translation>
    </message>
    <message>
        <source>&amp;Agencies and officers</source>
        <translation>기관·담당자(&amp;A)</translation>
    </message>
</context>
<context>
    <name>maru::console::ProofBadge</name>
    <message>
        <source>Not checked yet</source>
        <translation>확인 전</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>확인 중</translation>
    </message>
    <message>
        <source>Checked on this computer</source>
        <translation>이 컴퓨터에서 확인됨</translation>
    </message>
    <message>
        <source>Proof does not hold</source>
        <translation>증명 불일치</translation>
    </message>
</context>
<context>
    <name>maru::console::ResourcePane</name>
    <message>
        <source>Act on the selected ▾</source>
        <translation>선택 항목 업무 ▾</translation>
    </message>
</context>
<context>
    <name>maru::console::SignInWidget</name>
    <message>
        <source>Choose your key file</source>
        <translation>서명 키 파일 선택</translation>
    </message>
    <message>
        <source>Key files (*.json *.maru-key);;All files (*)</source>
        <translation>키 파일 (*.json *.maru-key);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>Choose the server&apos;s CA certificate</source>
        <translation>서버 CA 인증서 선택</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt)</source>
        <translation>인증서 (*.pem *.crt)</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>로그인 중…</translation>
    </message>
    <message>
        <source>&amp;Sign in</source>
        <translation>로그인(&amp;S)</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>로그인</translation>
    </message>
    <message>
        <source>Sign in to Maru</source>
        <translation>마루 로그인</translation>
    </message>
    <message>
        <source>Your key file never leaves this computer. The passphrase unlocks it.</source>
        <translation>서명 키 파일은 이 컴퓨터를 떠나지 않으며, 암호로 잠금을 풉니다.</translation>
    </message>
    <message>
        <source>Ser&amp;ver</source>
        <translation>서버(&amp;V)</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>서버</translation>
    </message>
    <message>
        <source>&amp;CA certificate of the server</source>
        <translation>서버 CA 인증서(&amp;C)</translation>
    </message>
    <message>
        <source>CA certificate of the server</source>
        <translation>서버 CA 인증서</translation>
    </message>
    <message>
        <source>empty: the system&apos;s authorities</source>
        <translation>비워 두면 시스템 인증기관 사용</translation>
    </message>
    <message>
        <source>&amp;Key file</source>
        <translation>서명 키 파일(&amp;K)</translation>
    </message>
    <message>
        <source>Key file</source>
        <translation>서명 키 파일</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>암호(&amp;P)</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>암호</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>선택…</translation>
    </message>
    <message>
        <source>Choose the CA certificate</source>
        <translation>CA 인증서 선택</translation>
    </message>
    <message>
        <source>Choose the key file</source>
        <translation>서명 키 파일 선택</translation>
    </message>
</context>
<context>
    <name>maru::console::StateBars</name>
    <message>
        <source>Campaigns by state</source>
        <translation>상태별 모금</translation>
    </message>
</context>
<context>
    <name>maru::console::SwitchEditor</name>
    <message>
        <source>Yes</source>
        <translation>예</translation>
    </message>
    <message>
        <source>No</source>
        <translation>아니요</translation>
    </message>
</context>
<context>
    <name>maru::console::TableView</name>
    <message>
        <source>Filter: %1</source>
        <translation>필터: %1</translation>
    </message>
    <message>
        <source>All</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>Not up to date: %1</source>
        <translation>최신이 아님: %1</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>불러오는 중…</translation>
    </message>
    <message>
        <source>The server cannot be reached</source>
        <translation>서버에 연결할 수 없습니다</translation>
    </message>
    <message>
        <source>The list could not be read</source>
        <translation>목록을 불러오지 못했습니다</translation>
    </message>
    <message>
        <source>Nothing matches the filter</source>
        <translation>조건에 맞는 항목이 없습니다</translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation>아직 항목이 없습니다</translation>
    </message>
    <message>
        <source>Clear the filter to see everything.</source>
        <translation>필터를 지우면 전체가 표시됩니다.</translation>
    </message>
    <message>
        <source>%1 in all</source>
        <translation>전체 %1건</translation>
    </message>
    <message>
        <source>%1 shown</source>
        <translation>%1건 표시</translation>
    </message>
    <message>
        <source>%1 loaded</source>
        <translation>%1건 불러옴</translation>
    </message>
    <message>
        <source>1 selected</source>
        <translation>1건 선택</translation>
    </message>
    <message>
        <source>loading…</source>
        <translation>불러오는 중…</translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation>배치 초기화</translation>
    </message>
    <message>
        <source>Export the table</source>
        <translation>표 내보내기</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV 파일 (*.csv)</translation>
    </message>
    <message>
        <source>The file could not be written: %1</source>
        <translation>파일을 쓸 수 없습니다: %1</translation>
    </message>
    <message>
        <source>Find in this list</source>
        <translation>목록에서 찾기</translation>
    </message>
    <message>
        <source>Ctrl+F</source>
        <translation>Ctrl+F</translation>
    </message>
    <message>
        <source>Columns ▾</source>
        <translation>열 ▾</translation>
    </message>
    <message>
        <source>Choose columns</source>
        <translation>열 선택</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>Export as CSV</source>
        <translation>CSV로 내보내기</translation>
    </message>
    <message>
        <source>Export as CSV (Ctrl+E)</source>
        <translation>CSV로 내보내기 (Ctrl+E)</translation>
    </message>
    <message>
        <source>List</source>
        <translation>목록</translation>
    </message>
    <message>
        <source>Try &amp;again</source>
        <translation>다시 시도(&amp;A)</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
</context>
</TS>
