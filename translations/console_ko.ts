<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en">
<context>
    <name>Advice</name>
    <message>
        <source>Raising ends at once, at %1 of %2. No donation is taken any more and monthly pledges to this campaign stop. Milestones are scaled down to what was raised. This cannot be taken back.</source>
        <translation>목표 %2 가운데 %1이 모인 지금 모금을 바로 끝냅니다. 더는 기부를 받지 않고 이 캠페인의 약정 기부도 멈춥니다. 집행 단계의 금액은 모인 돈에 맞게 줄어듭니다. 되돌릴 수 없습니다.</translation>
    </message>
    <message>
        <source>No donation and no payout until it is resumed. %1 donors see the campaign as suspended on the portal; %2 stay in its account.</source>
        <translation>재개할 때까지 기부도 지급도 멈춥니다. 기부자 %1명에게 포털에서 ‘정지’로 보이고, %2은 캠페인 계정에 그대로 남습니다.</translation>
    </message>
    <message>
        <source>Raising and payouts go on. If the end (%1) has passed meanwhile, raising ends at once.</source>
        <translation>모금과 지급이 다시 진행됩니다. 그사이 종료 시각(%1)이 지났으면 모금은 바로 끝납니다.</translation>
    </message>
    <message>
        <source>The campaign ends for good. Nothing has been raised, so nothing is refunded.</source>
        <translation>캠페인이 완전히 끝납니다. 모인 돈이 없어 환급할 것도 없습니다.</translation>
    </message>
    <message>
        <source>The campaign ends for good: %1 that are not spent, and what running plans give back, are refunded to %2 donors in proportion. %3 were paid out already and stay there. This cannot be taken back.</source>
        <translation>캠페인이 완전히 끝납니다. 쓰지 않은 %1과 진행 중인 배분 계획에서 돌아오는 돈을 기부자 %2명에게 비율대로 환급합니다. 이미 지급된 %3은 그대로입니다. 되돌릴 수 없습니다.</translation>
    </message>
    <message>
        <source>The report goes to the auditor. %1 of the %2 that the organisation was paid are reported.</source>
        <translation>보고를 마치고 감사로 넘깁니다. 단체가 받은 %2 가운데 %1이 보고되어 있습니다.</translation>
    </message>
    <message>
        <source>After the audit the campaign closes by itself; %1 that are left are settled by its rule (%2).</source>
        <translation>감사가 끝나면 캠페인은 저절로 닫히고, 남은 %1은 정해진 규칙(%2)대로 정리됩니다.</translation>
    </message>
    <message>
        <source>Once registered, the campaign opens by itself on %1 and can no longer be edited.</source>
        <translation>등록하면 %1에 캠페인이 저절로 열리고 더는 수정할 수 없습니다.</translation>
    </message>
    <message>
        <source>%1 are paid to the recipient at once, by themselves. This cannot be taken back.</source>
        <translation>승인하면 %1이 받는 곳에 바로, 저절로 지급됩니다. 되돌릴 수 없습니다.</translation>
    </message>
    <message>
        <source>Nothing is paid. The manager can hand in other evidence.</source>
        <translation>지급하지 않습니다. 담당자가 증빙을 다시 낼 수 있습니다.</translation>
    </message>
    <message>
        <source>This decides on %1. Look at every piece of evidence before you approve.</source>
        <translation>%1의 지급을 정합니다. 승인하기 전에 모든 증빙을 확인해 주십시오.</translation>
    </message>
    <message>
        <source>%1 may be distributed to %2 beneficiaries once the milestone is paid.</source>
        <translation>집행 단계가 지급되면 %1을 수혜자 %2명에게 배분할 수 있습니다.</translation>
    </message>
    <message>
        <source>The plan is rejected; the manager can make another one.</source>
        <translation>계획을 반려합니다. 담당자가 다른 계획을 낼 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>ApprovalAdvice</name>
    <message>
        <source>%1: executed with your approval. Open it alone to see every record that changes.</source>
        <translation>%1: 승인하면 바로 실행됩니다. 바뀌는 기록을 모두 보려면 한 건만 여십시오.</translation>
    </message>
    <message>
        <source>%1: waits for more approvals after yours.</source>
        <translation>%1: 승인한 뒤에도 다른 승인을 더 기다립니다.</translation>
    </message>
</context>
<context>
    <name>ApprovalWords</name>
    <message>
        <source>%1 day</source>
        <translation>%1일</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1일</translation>
    </message>
    <message>
        <source>%1 hour</source>
        <translation>%1시간</translation>
    </message>
    <message>
        <source>%1 hours</source>
        <translation>%1시간</translation>
    </message>
    <message>
        <source>%1 minute</source>
        <translation>%1분</translation>
    </message>
    <message>
        <source>%1 minutes</source>
        <translation>%1분</translation>
    </message>
    <message>
        <source>any officer</source>
        <translation>모든 담당자</translation>
    </message>
    <message>
        <source>all of different agencies</source>
        <translation>모두 서로 다른 기관</translation>
    </message>
    <message>
        <source>After your signature %1 other officer must approve this (%2), within %3. Until then nothing changes.</source>
        <translation>서명한 뒤 다른 담당자 %1명이 승인해야 합니다(%2). 기한은 %3이며, 그 전에는 아무것도 바뀌지 않습니다.</translation>
    </message>
    <message>
        <source>After your signature %1 other officers must approve this (%2), within %3. Until then nothing changes.</source>
        <translation>서명한 뒤 다른 담당자 %1명이 승인해야 합니다(%2). 기한은 %3이며, 그 전에는 아무것도 바뀌지 않습니다.</translation>
    </message>
</context>
<context>
    <name>ChangeWords</name>
    <message>
        <source>yes</source>
        <translation>예</translation>
    </message>
    <message>
        <source>no</source>
        <translation>아니요</translation>
    </message>
    <message>
        <source>Planned for %1 · %2</source>
        <translation>예정 %1 · %2</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>%1: new</source>
        <translation>%1: 새로 생김</translation>
    </message>
    <message>
        <source>%1: changed</source>
        <translation>%1: 바뀜</translation>
    </message>
    <message>
        <source>%1: removed</source>
        <translation>%1: 없어짐</translation>
    </message>
    <message>
        <source>%1: a restricted record that you may not read</source>
        <translation>%1: 열람 권한이 없는 제한된 기록</translation>
    </message>
</context>
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
        <translation>캠페인</translation>
    </message>
    <message>
        <source>No campaigns yet</source>
        <translation>아직 캠페인이 없습니다</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>캠페인</translation>
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
        <translation>집행 단계</translation>
    </message>
    <message>
        <source>No milestones yet</source>
        <translation>아직 집행 단계가 없습니다</translation>
    </message>
    <message>
        <source>Milestone</source>
        <translation>집행 단계</translation>
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
        <translation>대상</translation>
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
        <translation>요구</translation>
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
    <message>
        <source>Signer&apos;s DID</source>
        <translation>서명자 DID</translation>
    </message>
    <message>
        <source>Nothing of this kind has happened yet</source>
        <translation>아직 해당하는 기록이 없습니다</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>누가</translation>
    </message>
    <message>
        <source>All actions</source>
        <translation>모든 행위</translation>
    </message>
    <message>
        <source>My actions</source>
        <translation>내 행위</translation>
    </message>
    <message>
        <source>Refusals</source>
        <translation>거절</translation>
    </message>
    <message>
        <source>Officers and roles</source>
        <translation>담당자·역할 변경</translation>
    </message>
    <message>
        <source>from block %1</source>
        <translation>블록 %1부터</translation>
    </message>
    <message>
        <source>Proposed by</source>
        <translation>올린 사람</translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation>승인</translation>
    </message>
    <message>
        <source>Needed</source>
        <translation>필요</translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation>올린 때</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>유효 기한</translation>
    </message>
    <message>
        <source>Proposal</source>
        <translation>결재안</translation>
    </message>
    <message>
        <source>Waiting for me</source>
        <translation>내가 결재할 것</translation>
    </message>
    <message>
        <source>Nothing waits for your approval</source>
        <translation>결재를 기다리는 것이 없습니다</translation>
    </message>
    <message>
        <source>Proposed by me</source>
        <translation>내가 올린 것</translation>
    </message>
    <message>
        <source>You have proposed nothing yet</source>
        <translation>올린 결재안이 없습니다</translation>
    </message>
    <message>
        <source>All proposals</source>
        <translation>모든 결재안</translation>
    </message>
    <message>
        <source>No proposals yet</source>
        <translation>결재안이 없습니다</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>결재 규칙</translation>
    </message>
    <message>
        <source>No action waits for approval</source>
        <translation>결재가 필요한 업무가 없습니다</translation>
    </message>
    <message>
        <source>Approvals needed</source>
        <translation>필요한 승인 수</translation>
    </message>
    <message>
        <source>Roles that approve</source>
        <translation>승인하는 역할</translation>
    </message>
    <message>
        <source>Agencies that approve</source>
        <translation>승인하는 기관</translation>
    </message>
    <message>
        <source>Different agencies</source>
        <translation>서로 다른 기관</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Issued credentials</source>
        <translation>발급 내역</translation>
    </message>
    <message>
        <source>No credential has been issued yet</source>
        <translation>아직 발급한 증명서가 없습니다</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>번호</translation>
    </message>
    <message>
        <source>Credential</source>
        <translation>증명서</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>목록 위치</translation>
    </message>
    <message>
        <source>Status list</source>
        <translation>상태 목록</translation>
    </message>
    <message>
        <source>Vault record</source>
        <translation>보관 기록</translation>
    </message>
    <message>
        <source>Commitment</source>
        <translation>확약값</translation>
    </message>
    <message>
        <source>Credential types</source>
        <translation>증명서 종류</translation>
    </message>
    <message>
        <source>No credential types yet</source>
        <translation>아직 증명서 종류가 없습니다</translation>
    </message>
    <message>
        <source>Claims</source>
        <translation>항목</translation>
    </message>
    <message>
        <source>Valid for days</source>
        <translation>유효 일수</translation>
    </message>
    <message>
        <source>Formats</source>
        <translation>형식</translation>
    </message>
    <message>
        <source>Type name</source>
        <translation>종류 이름</translation>
    </message>
    <message>
        <source>Defined</source>
        <translation>정한 때</translation>
    </message>
    <message>
        <source>Accreditations</source>
        <translation>발급 인가</translation>
    </message>
    <message>
        <source>No agency is accredited yet</source>
        <translation>아직 인가받은 기관이 없습니다</translation>
    </message>
    <message>
        <source>From</source>
        <translation>부터</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>기한</translation>
    </message>
    <message>
        <source>Accredited by</source>
        <translation>인가 기관</translation>
    </message>
    <message>
        <source>Legal basis</source>
        <translation>보유 근거</translation>
    </message>
    <message>
        <source>Verifiers</source>
        <translation>확인 기관</translation>
    </message>
    <message>
        <source>No verifier is registered yet</source>
        <translation>아직 등록된 확인 기관이 없습니다</translation>
    </message>
    <message>
        <source>Verifier</source>
        <translation>확인 기관</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>주소</translation>
    </message>
    <message>
        <source>Issuers and keys</source>
        <translation>발급 기관과 키</translation>
    </message>
    <message>
        <source>No agency has entered its issuing keys yet</source>
        <translation>아직 발급 키를 등록한 기관이 없습니다</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>키</translation>
    </message>
    <message>
        <source>Issuer address</source>
        <translation>발급자 주소</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>바뀐 때</translation>
    </message>
    <message>
        <source>Issuing service</source>
        <translation>발급 서비스</translation>
    </message>
    <message>
        <source>Status lists</source>
        <translation>상태 목록</translation>
    </message>
    <message>
        <source>No status list yet; the first issue opens one</source>
        <translation>아직 상태 목록이 없습니다. 첫 발급 때 만들어집니다</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>사용</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>자리</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>만든 때</translation>
    </message>
    <message>
        <source>Certificate until</source>
        <translation>인증서 만료</translation>
    </message>
    <message>
        <source>Replaced by</source>
        <translation>새 키</translation>
    </message>
    <message>
        <source>Node of</source>
        <translation>후원 노드</translation>
    </message>
    <message>
        <source>Invitations</source>
        <translation>초대</translation>
    </message>
    <message>
        <source>Nobody is invited</source>
        <translation>초대한 사람이 없습니다</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>직위</translation>
    </message>
    <message>
        <source>Code expires</source>
        <translation>코드 만료</translation>
    </message>
    <message>
        <source>Other key for</source>
        <translation>키 교체 대상</translation>
    </message>
    <message>
        <source>Invited</source>
        <translation>초대 시각</translation>
    </message>
    <message>
        <source>Deputies</source>
        <translation>직무대리</translation>
    </message>
    <message>
        <source>No deputies</source>
        <translation>직무대리가 없습니다</translation>
    </message>
    <message>
        <source>Deputy</source>
        <translation>대리자</translation>
    </message>
    <message>
        <source>Stands in for</source>
        <translation>대리할 자리</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>인증서</translation>
    </message>
    <message>
        <source>No certificates yet</source>
        <translation>아직 인증서가 없습니다</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>주체</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>일련번호</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>지문</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>기록</translation>
    </message>
    <message>
        <source>Your agency holds no records</source>
        <translation>소속 기관이 보관하는 기록이 없습니다</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>기록</translation>
    </message>
    <message>
        <source>Kind of record</source>
        <translation>자료 종류</translation>
    </message>
    <message>
        <source>Person (pseudonym)</source>
        <translation>정보주체(가명)</translation>
    </message>
    <message>
        <source>Collected</source>
        <translation>수집</translation>
    </message>
    <message>
        <source>Kept until</source>
        <translation>보유 기한</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>처리정지</translation>
    </message>
    <message>
        <source>Who looked</source>
        <translation>열람 기록</translation>
    </message>
    <message>
        <source>Nobody has looked at anything yet</source>
        <translation>아직 열람한 사람이 없습니다</translation>
    </message>
    <message>
        <source>When</source>
        <translation>시각</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>항목</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>정보주체 요구</translation>
    </message>
    <message>
        <source>No requests</source>
        <translation>요구가 없습니다</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>처리 기한</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>기한 경과</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>접수</translation>
    </message>
    <message>
        <source>Record with the explanation</source>
        <translation>설명 기록</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>답변</translation>
    </message>
    <message>
        <source>Reason of the answer</source>
        <translation>답변 이유</translation>
    </message>
    <message>
        <source>Consents</source>
        <translation>동의</translation>
    </message>
    <message>
        <source>No consents yet</source>
        <translation>아직 동의가 없습니다</translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation>제공받는 기관</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>동의</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>철회</translation>
    </message>
    <message>
        <source>Nothing is given to other agencies</source>
        <translation>다른 기관에 제공하는 자료가 없습니다</translation>
    </message>
    <message>
        <source>Retention</source>
        <translation>보유 기간</translation>
    </message>
    <message>
        <source>No kinds of record yet</source>
        <translation>아직 자료 종류가 없습니다</translation>
    </message>
    <message>
        <source>Years</source>
        <translation>년</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>일</translation>
    </message>
    <message>
        <source>Counted from</source>
        <translation>기산일</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>그 뒤</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>보관</translation>
    </message>
    <message>
        <source>Kept apart</source>
        <translation>분리 보관</translation>
    </message>
    <message>
        <source>Destroyed</source>
        <translation>파기</translation>
    </message>
    <message>
        <source>Law for keeping apart</source>
        <translation>분리 보관 근거</translation>
    </message>
    <message>
        <source>Kept apart for (years)</source>
        <translation>분리 보관(년)</translation>
    </message>
    <message>
        <source>Due for destruction</source>
        <translation>파기 대상</translation>
    </message>
    <message>
        <source>Nothing waits for destruction</source>
        <translation>파기할 기록이 없습니다</translation>
    </message>
    <message>
        <source>Certificates of destruction</source>
        <translation>파기 증명</translation>
    </message>
    <message>
        <source>Nothing was destroyed yet</source>
        <translation>아직 파기한 기록이 없습니다</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>증명</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>사유</translation>
    </message>
    <message>
        <source>Ordered by</source>
        <translation>지시한 담당자</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>지시</translation>
    </message>
    <message>
        <source>Certified</source>
        <translation>증명 시각</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>문서</translation>
    </message>
    <message>
        <source>Root of the destroyed commitments</source>
        <translation>파기한 확약값의 루트</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Resident registration number</source>
        <translation>주민등록번호</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>생년월일</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>전화번호</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>전자우편</translation>
    </message>
    <message>
        <source>Receipt number</source>
        <translation>영수증 번호</translation>
    </message>
    <message>
        <source>Motive</source>
        <translation>신청 동기</translation>
    </message>
    <message>
        <source>Elections</source>
        <translation>선거</translation>
    </message>
    <message>
        <source>No elections yet</source>
        <translation>아직 선거가 없습니다</translation>
    </message>
    <message>
        <source>Election</source>
        <translation>선거</translation>
    </message>
    <message>
        <source>Rehearsal</source>
        <translation>모의</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>투표 방식</translation>
    </message>
    <message>
        <source>Opens</source>
        <translation>투표 시작</translation>
    </message>
    <message>
        <source>Closes</source>
        <translation>투표 마감</translation>
    </message>
    <message>
        <source>On the roll</source>
        <translation>명부 등재</translation>
    </message>
    <message>
        <source>Enrolled</source>
        <translation>등록</translation>
    </message>
    <message>
        <source>Authority</source>
        <translation>선거관리기관</translation>
    </message>
    <message>
        <source>Enrolment from</source>
        <translation>등록 시작</translation>
    </message>
    <message>
        <source>Enrolment until</source>
        <translation>등록 마감</translation>
    </message>
    <message>
        <source>Trustees</source>
        <translation>신탁관리인</translation>
    </message>
    <message>
        <source>Trustees needed</source>
        <translation>개표에 필요한 신탁관리인</translation>
    </message>
    <message>
        <source>Certifiers needed</source>
        <translation>당선인 결정에 필요한 위원</translation>
    </message>
    <message>
        <source>Voting again</source>
        <translation>다시 투표</translation>
    </message>
    <message>
        <source>Make a rehearsal of it</source>
        <translation>모의 선거 만들기</translation>
    </message>
    <message>
        <source>Voters</source>
        <translation>선거인</translation>
    </message>
    <message>
        <source>Nobody is on a roll yet</source>
        <translation>아직 명부에 오른 사람이 없습니다</translation>
    </message>
    <message>
        <source>Precinct</source>
        <translation>투표구</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>Added late</source>
        <translation>추가 등재</translation>
    </message>
    <message>
        <source>Enrolled at</source>
        <translation>등록 시각</translation>
    </message>
    <message>
        <source>Invitation key</source>
        <translation>초대 공개키</translation>
    </message>
    <message>
        <source>Objections</source>
        <translation>이의 제기</translation>
    </message>
    <message>
        <source>No objections</source>
        <translation>이의 제기가 없습니다</translation>
    </message>
    <message>
        <source>About</source>
        <translation>정보</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>결정 시각</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>결정</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>결정 이유</translation>
    </message>
    <message>
        <source>Make a new invitation code</source>
        <translation>초대 코드 다시 만들기</translation>
    </message>
</context>
<context>
    <name>ElectionPapers</name>
    <message>
        <source>Document no. %1</source>
        <translation>문서번호 %1</translation>
    </message>
    <message>
        <source>(official seal)</source>
        <translation>(직인)</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Fingerprint of the election: %1</source>
        <translation>선거 지문: %1</translation>
    </message>
    <message>
        <source>Head of the ballot chain: %1</source>
        <translation>투표지 사슬의 머리: %1</translation>
    </message>
    <message>
        <source>Hash of the result: %1</source>
        <translation>결과 해시: %1</translation>
    </message>
    <message>
        <source>Table of the counting</source>
        <translation>개표상황표</translation>
    </message>
    <message>
        <source>Voting began</source>
        <translation>투표 시작</translation>
    </message>
    <message>
        <source>Voting ended</source>
        <translation>투표 마감</translation>
    </message>
    <message>
        <source>Counting began</source>
        <translation>개표 시작</translation>
    </message>
    <message>
        <source>Counting ended</source>
        <translation>개표 종료</translation>
    </message>
    <message>
        <source>Ballots replaced by a later one</source>
        <translation>대체된 투표지</translation>
    </message>
    <message>
        <source>Ballots opened to check</source>
        <translation>검증 투표지</translation>
    </message>
    <message>
        <source>Counted by the trustees</source>
        <translation>신탁관리인</translation>
    </message>
    <message>
        <source>By precinct</source>
        <translation>투표구별 개표 결과</translation>
    </message>
    <message>
        <source>Nothing has been counted.</source>
        <translation>개표한 것이 없습니다.</translation>
    </message>
    <message>
        <source>The votes were counted as above.</source>
        <translation>위와 같이 개표하였음을 확인합니다.</translation>
    </message>
    <message>
        <source>Announcement of who is elected</source>
        <translation>당선인 결정 공고</translation>
    </message>
    <message>
        <source>Certified</source>
        <translation>결정 일시</translation>
    </message>
    <message>
        <source>Commissioners who signed</source>
        <translation>서명한 위원 수</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>Option</source>
        <translation>후보</translation>
    </message>
    <message>
        <source>Votes</source>
        <translation>득표</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>득표율</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>The tie was decided: %1</source>
        <translation>동점 결정 사유: %1</translation>
    </message>
    <message>
        <source>Transactions of the certification:</source>
        <translation>결정 서명 거래:</translation>
    </message>
    <message>
        <source>It is announced that those named above are elected.</source>
        <translation>위와 같이 당선인이 결정되었음을 공고합니다.</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>PDF로 저장</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>PDF 파일 (*.pdf)</translation>
    </message>
    <message>
        <source>Issued at %1</source>
        <translation>발급 시각 %1</translation>
    </message>
    <message>
        <source>[Rehearsal] %1</source>
        <translation>[모의 선거] %1</translation>
    </message>
    <message>
        <source>Anybody can save the full record on this election&apos;s page in the citizens&apos; portal, and verify this paper from it with the program maru-verify: maru-verify election FILE</source>
        <translation>누구나 시민 포털의 이 선거 화면에서 전체 기록을 내려받아, 검증 프로그램 maru-verify로 이 문서를 검증할 수 있습니다: maru-verify election 파일</translation>
    </message>
    <message>
        <source>Chair of the commission:                               (seal)      Commissioner:                               (seal)      Commissioner:                               (seal)</source>
        <translation>위원장 성명:                              (인)      위원 성명:                              (인)      위원 성명:                              (인)</translation>
    </message>
    <message>
        <source>Observer:                               (seal)      Observer:                               (seal)      Observer:                               (seal)</source>
        <translation>참관인 성명:                              (인)      참관인 성명:                              (인)      참관인 성명:                              (인)</translation>
    </message>
    <message>
        <source>Voters on the roll</source>
        <translation>선거인수(명부)</translation>
    </message>
    <message>
        <source>Voters enrolled</source>
        <translation>등록자수</translation>
    </message>
    <message>
        <source>Number who voted</source>
        <translation>투표자수</translation>
    </message>
    <message>
        <source>%1 of the enrolled</source>
        <translation>등록자 대비 %1</translation>
    </message>
    <message>
        <source>Abstained</source>
        <translation>기권자수</translation>
    </message>
    <message>
        <source>Announcement of the result</source>
        <translation>투표 결과 공고</translation>
    </message>
    <message>
        <source>The result of each contest is announced as above.</source>
        <translation>위와 같이 투표 항목별 결과를 공고합니다.</translation>
    </message>
    <message>
        <source>It is announced that the above is adopted.</source>
        <translation>위와 같이 채택되었음을 공고합니다.</translation>
    </message>
    <message>
        <source>It is announced that the above is rejected.</source>
        <translation>위와 같이 부결되었음을 공고합니다.</translation>
    </message>
    <message>
        <source>It is announced that nobody is elected.</source>
        <translation>위와 같이 당선인이 없음을 공고합니다.</translation>
    </message>
    <message>
        <source>It is announced that nothing is adopted.</source>
        <translation>위와 같이 채택된 것이 없음을 공고합니다.</translation>
    </message>
    <message>
        <source>It is announced that a run-off will be held.</source>
        <translation>위와 같이 결선투표를 실시함을 공고합니다.</translation>
    </message>
    <message>
        <source>State of the counting (not final)</source>
        <translation>개표 진행 상황(미확정)</translation>
    </message>
    <message>
        <source>Contest on the ballot</source>
        <translation>투표 항목</translation>
    </message>
    <message>
        <source>Made public by the chair at</source>
        <translation>위원장 공표 시각</translation>
    </message>
    <message>
        <source>Abstained: on the roll, but did not vote. Invalid is 0: a ballot with a wrong form is refused before it is taken in.</source>
        <translation>기권자수는 명부에 있으나 투표하지 않은 선거인의 수입니다. 무효는 0입니다. 형식에 맞지 않는 투표지는 접수할 때 거절됩니다.</translation>
    </message>
    <message>
        <source>Counting is not finished. This is not the official table.</source>
        <translation>개표가 끝나지 않았습니다. 공식 개표상황표가 아닙니다.</translation>
    </message>
    <message>
        <source>Turnout of the roll</source>
        <translation>선거인 명부 대비 투표율</translation>
    </message>
</context>
<context>
    <name>Elections</name>
    <message>
        <source>Created</source>
        <translation>작성</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>수정</translation>
    </message>
    <message>
        <source>Key ceremony began</source>
        <translation>열쇠 생성 시작</translation>
    </message>
    <message>
        <source>Key ceremony: next round</source>
        <translation>열쇠 생성 다음 단계</translation>
    </message>
    <message>
        <source>Key ceremony failed</source>
        <translation>열쇠 생성 실패</translation>
    </message>
    <message>
        <source>The election&apos;s key exists</source>
        <translation>선거 열쇠 생성 완료</translation>
    </message>
    <message>
        <source>Trustee excluded</source>
        <translation>신탁관리인 제외</translation>
    </message>
    <message>
        <source>Freezing began</source>
        <translation>확정 시작</translation>
    </message>
    <message>
        <source>Freezing failed</source>
        <translation>확정 실패</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>확정</translation>
    </message>
    <message>
        <source>Voting opened</source>
        <translation>투표 개시</translation>
    </message>
    <message>
        <source>Voting paused</source>
        <translation>투표 일시 중지</translation>
    </message>
    <message>
        <source>Voting resumed</source>
        <translation>투표 재개</translation>
    </message>
    <message>
        <source>Closing put off</source>
        <translation>마감 연장</translation>
    </message>
    <message>
        <source>Voting closed</source>
        <translation>투표 마감</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>개표 완료</translation>
    </message>
    <message>
        <source>Tie resolved</source>
        <translation>동점 결정</translation>
    </message>
    <message>
        <source>Result certified</source>
        <translation>당선인 결정</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>보존</translation>
    </message>
    <message>
        <source>Personal data of the roll destroyed</source>
        <translation>명부 개인정보 파기</translation>
    </message>
    <message>
        <source>Declared void</source>
        <translation>무효 결정</translation>
    </message>
    <message>
        <source>Part of the roll&apos;s personal data destroyed</source>
        <translation>명부의 개인정보 일부 파기</translation>
    </message>
    <message>
        <source>This can be done when enrolment has ended.</source>
        <translation>등록이 끝난 뒤에 할 수 있습니다.</translation>
    </message>
    <message>
        <source>This voter has enrolled already and needs no new code.</source>
        <translation>이미 등록해 코드를 다시 만들 필요가 없습니다.</translation>
    </message>
    <message>
        <source>This voter was removed from the roll.</source>
        <translation>명부에서 삭제된 선거인입니다.</translation>
    </message>
    <message>
        <source>The keys are made again</source>
        <translation>열쇠를 다시 만듦</translation>
    </message>
    <message>
        <source>Key ceremony: deadline passed</source>
        <translation>열쇠 생성: 단계 기한이 지남</translation>
    </message>
    <message>
        <source>Key ceremony: complaint about a share</source>
        <translation>열쇠 생성: 조각에 대한 이의</translation>
    </message>
    <message>
        <source>Key ceremony: complaint refuted</source>
        <translation>열쇠 생성: 조각 이의 기각</translation>
    </message>
    <message>
        <source>Contest set</source>
        <translation>투표 항목 정함</translation>
    </message>
    <message>
        <source>Contest removed</source>
        <translation>투표 항목 삭제</translation>
    </message>
    <message>
        <source>Precincts set</source>
        <translation>투표구 정함</translation>
    </message>
    <message>
        <source>Precinct is counted with another</source>
        <translation>투표구를 다른 투표구와 합쳐 개표하기로 함</translation>
    </message>
    <message>
        <source>Trustees named</source>
        <translation>신탁관리인 지정</translation>
    </message>
    <message>
        <source>Voting could not be opened</source>
        <translation>투표를 시작하지 못함</translation>
    </message>
    <message>
        <source>A commissioner certified the result</source>
        <translation>선거관리위원 한 명이 결과를 확인·서명함</translation>
    </message>
</context>
<context>
    <name>Events</name>
    <message>
        <source>Campaign %1 received %2; raised so far %3</source>
        <translation>캠페인 %1: 기부 %2, 지금까지 모금액 %3</translation>
    </message>
    <message>
        <source>Monthly donation %1 was not made: %2</source>
        <translation>약정 기부 %1: 이번 달 기부가 이루어지지 않았습니다. %2</translation>
    </message>
    <message>
        <source>Evidence came in for milestone %2 of campaign %1</source>
        <translation>캠페인 %1: 집행 단계 %2번의 증빙이 제출되었습니다</translation>
    </message>
    <message>
        <source>Milestone %2 of campaign %1 was reviewed: %3</source>
        <translation>캠페인 %1: 집행 단계 %2번을 심사했습니다 – %3</translation>
    </message>
    <message>
        <source>Milestone %2 of campaign %1 was paid: %3</source>
        <translation>캠페인 %1: 집행 단계 %2번에 %3을 지급했습니다</translation>
    </message>
    <message>
        <source>Plan %2 of campaign %1 distributed %3</source>
        <translation>캠페인 %1: 배분 계획 %2에서 %3을 배분했습니다</translation>
    </message>
    <message>
        <source>Campaign %1 reported use of %2 in all</source>
        <translation>캠페인 %1: 지금까지 %2의 사용 내역을 보고했습니다</translation>
    </message>
    <message>
        <source>Campaign %1 changed from “%2” to “%3”</source>
        <translation>캠페인 %1: 상태가 ‘%2’에서 ‘%3’(으)로 바뀌었습니다</translation>
    </message>
    <message>
        <source>Organisation %1 was verified</source>
        <translation>모집단체 %1: 확인되었습니다</translation>
    </message>
    <message>
        <source>A top-up of %1 was requested</source>
        <translation>%1 충전 신청이 들어왔습니다</translation>
    </message>
    <message>
        <source>Account of %1 was topped up by %2</source>
        <translation>%1 계정에 %2이 충전되었습니다</translation>
    </message>
    <message>
        <source>Parameter %1 changes on %2</source>
        <translation>기준값 %1: %2부터 바뀝니다</translation>
    </message>
</context>
<context>
    <name>FileDialog</name>
    <message>
        <source>Folder:</source>
        <translation>폴더:</translation>
    </message>
    <message>
        <source>File &amp;name:</source>
        <translation>파일 이름(&amp;N):</translation>
    </message>
    <message>
        <source>Kind of file:</source>
        <translation>파일 형식:</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>저장(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>열기(&amp;O)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Not complete: a part of it could not be read.</source>
        <translation>전부가 아닙니다. 일부를 읽지 못했습니다.</translation>
    </message>
    <message>
        <source>Not complete: only the newest entries are shown; the lists hold the rest.</source>
        <translation>전부가 아닙니다. 최근 항목만 보이며, 나머지는 목록에 있습니다.</translation>
    </message>
</context>
<context>
    <name>PaletteCommands</name>
    <message>
        <source>Lock the console</source>
        <translation>콘솔 잠그기</translation>
    </message>
    <message>
        <source>Refresh this page</source>
        <translation>이 화면 새로 고침</translation>
    </message>
    <message>
        <source>Export this list</source>
        <translation>이 목록 내보내기</translation>
    </message>
    <message>
        <source>Switch between Korean and English</source>
        <translation>한국어와 영어 바꾸기</translation>
    </message>
    <message>
        <source>Next colours: light, dark, high contrast</source>
        <translation>화면 색 바꾸기: 밝게, 어둡게, 고대비</translation>
    </message>
    <message>
        <source>Help for this page</source>
        <translation>이 화면의 도움말</translation>
    </message>
    <message>
        <source>Show the notices</source>
        <translation>알림 보기</translation>
    </message>
    <message>
        <source>Check everything from a block on…</source>
        <translation>지정한 블록부터 모두 확인…</translation>
    </message>
    <message>
        <source>Navigation narrow or wide</source>
        <translation>왼쪽 목록 좁게 또는 넓게</translation>
    </message>
    <message>
        <source>Quit the console</source>
        <translation>콘솔 끝내기</translation>
    </message>
</context>
<context>
    <name>PeopleAdvice</name>
    <message>
        <source>Will be able to: %1</source>
        <translation>새로 할 수 있는 일: %1</translation>
    </message>
    <message>
        <source>Will no longer be able to: %1</source>
        <translation>더는 할 수 없는 일: %1</translation>
    </message>
    <message>
        <source>Changes nothing of what the officer may do.</source>
        <translation>할 수 있는 일은 달라지지 않습니다.</translation>
    </message>
    <message>
        <source>Without a role the officer can sign nothing.</source>
        <translation>역할이 없으면 아무것도 서명할 수 없습니다.</translation>
    </message>
    <message>
        <source>From the next block on everything that %1 signs is refused, until the state is set back to active. What was signed before stands.</source>
        <translation>다음 블록부터, 상태를 다시 ‘근무’로 되돌릴 때까지 %1의 서명은 모두 거절됩니다. 이전에 서명한 것은 유효합니다.</translation>
    </message>
    <message>
        <source>From the next block on everything that %1 signs is refused. Cases that wait for this officer (reviews of milestones) need another one.</source>
        <translation>다음 블록부터 %1의 서명은 모두 거절됩니다. 이 담당자를 기다리는 일(집행 심사)은 다른 담당자가 맡아야 합니다.</translation>
    </message>
    <message>
        <source>%1 can sign again with the roles of before.</source>
        <translation>%1 담당자가 이전 역할로 다시 서명할 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>ProposalWords</name>
    <message>
        <source>Executed in block %1, %2</source>
        <translation>블록 %1에서 실행됨, %2</translation>
    </message>
    <message>
        <source>Approved, but it could not be done in block %1: %2</source>
        <translation>승인되었지만 블록 %1에서 실행하지 못함: %2</translation>
    </message>
    <message>
        <source>%1 rejected it, %2: %3</source>
        <translation>%1 반려, %2: %3</translation>
    </message>
    <message>
        <source>Withdrawn by the proposer, %1</source>
        <translation>올린 사람이 회수함, %1</translation>
    </message>
    <message>
        <source>Not approved in time, expired %1</source>
        <translation>기한 안에 승인되지 않아 만료됨, %1</translation>
    </message>
    <message>
        <source>%1 proposed this, %2.</source>
        <translation>%1이(가) %2에 올렸습니다.</translation>
    </message>
    <message>
        <source>%1 approved, %2</source>
        <translation>%1 승인, %2</translation>
    </message>
    <message>
        <source>%1 more approval needed: %2</source>
        <translation>승인 %1건이 더 필요함: %2</translation>
    </message>
    <message>
        <source>%1 more approvals needed: %2</source>
        <translation>승인 %1건이 더 필요함: %2</translation>
    </message>
    <message>
        <source>Until %1</source>
        <translation>기한 %1</translation>
    </message>
    <message>
        <source>That was the last approval: it was executed in block %1.</source>
        <translation>마지막 승인이었습니다. 블록 %1에서 실행되었습니다.</translation>
    </message>
    <message>
        <source>That was the last approval, but it could not be done: %1 Your approval stands; nothing was changed.</source>
        <translation>마지막 승인이었지만 실행하지 못했습니다: %1 승인은 기록에 남고, 바뀐 것은 없습니다.</translation>
    </message>
    <message>
        <source>Your approval is in block %1. %2 more is needed.</source>
        <translation>승인이 블록 %1에 기록되었습니다. %2건이 더 필요합니다.</translation>
    </message>
    <message>
        <source>Your approval is in block %1. %2 more are needed.</source>
        <translation>승인이 블록 %1에 기록되었습니다. %2건이 더 필요합니다.</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>Block %1</source>
        <translation>블록 %1</translation>
    </message>
    <message>
        <source>(official seal)</source>
        <translation>(직인)</translation>
    </message>
    <message>
        <source>Proof in the ledger</source>
        <translation>원장 증명 확인</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>전체 %2쪽 중 %1쪽</translation>
    </message>
    <message>
        <source>en</source>
        <translation>ko</translation>
    </message>
    <message>
        <source>Document no. %1</source>
        <translation>문서번호 %1</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>기관</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>작성자</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>기준 시점</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>건수</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>조건</translation>
    </message>
    <message>
        <source>All rows</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>연번</translation>
    </message>
    <message>
        <source>There are no rows for these conditions.</source>
        <translation>조건에 맞는 자료가 없습니다.</translation>
    </message>
    <message>
        <source>These are the records of the ledger as of block %1.</source>
        <translation>위 목록은 블록 %1 시점의 원장 기록입니다.</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>금액</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>History</source>
        <translation>처리 이력</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>일시</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>내용</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>비고</translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation>거래</translation>
    </message>
    <message>
        <source>The computer that made this document has not checked a proof of this record.</source>
        <translation>이 문서를 만든 컴퓨터에서는 이 기록의 증명을 확인하지 않았습니다.</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>증명</translation>
    </message>
    <message>
        <source>This is the record of the ledger as of block %1.</source>
        <translation>위 내용은 블록 %1 시점의 원장 기록입니다.</translation>
    </message>
    <message>
        <source>Reading and writing the rows</source>
        <translation>자료를 읽고 쓰는 중입니다</translation>
    </message>
    <message>
        <source>Finishing the document</source>
        <translation>문서를 마무리하는 중입니다</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>저장했습니다: %1</translation>
    </message>
    <message>
        <source>Saved %1 rows: %2</source>
        <translation>%1건을 저장했습니다: %2</translation>
    </message>
    <message>
        <source>No file was made or changed.</source>
        <translation>파일을 새로 만들거나 바꾸지 않았습니다.</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV 파일 (*.csv)</translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>Excel 통합 문서 (*.xlsx)</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>PDF 파일 (*.pdf)</translation>
    </message>
    <message>
        <source>Export: %1</source>
        <translation>내보내기: %1</translation>
    </message>
    <message>
        <source>Print: %1</source>
        <translation>인쇄: %1</translation>
    </message>
    <message>
        <source>About</source>
        <translation>정보</translation>
    </message>
    <message>
        <source>As of block</source>
        <translation>기준 블록</translation>
    </message>
    <message>
        <source>Time of the block</source>
        <translation>블록 시각</translation>
    </message>
    <message>
        <source>Address of the proof: %1</source>
        <translation>증명 주소: %1</translation>
    </message>
</context>
<context>
    <name>RowFilter</name>
    <message>
        <source>contains</source>
        <translation>포함</translation>
    </message>
    <message>
        <source>is</source>
        <translation>같음</translation>
    </message>
    <message>
        <source>is not</source>
        <translation>같지 않음</translation>
    </message>
    <message>
        <source>at least</source>
        <translation>이상</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>이하</translation>
    </message>
    <message>
        <source>between</source>
        <translation>사이</translation>
    </message>
    <message>
        <source>from</source>
        <translation>부터</translation>
    </message>
    <message>
        <source>until</source>
        <translation>까지</translation>
    </message>
    <message>
        <source>today</source>
        <translation>오늘</translation>
    </message>
    <message>
        <source>this week</source>
        <translation>이번 주</translation>
    </message>
    <message>
        <source>this month</source>
        <translation>이번 달</translation>
    </message>
    <message>
        <source>%1 contains %2</source>
        <translation>%1에 %2 포함</translation>
    </message>
    <message>
        <source>%1: from %2</source>
        <translation>%1: %2부터</translation>
    </message>
    <message>
        <source>%1: until %2</source>
        <translation>%1: %2까지</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>A signer who is not shown to you</source>
        <translation>공개되지 않은 서명자</translation>
    </message>
    <message>
        <source>A citizen (key %1)</source>
        <translation>시민(키 %1)</translation>
    </message>
    <message>
        <source>The holder of key %1</source>
        <translation>키 %1의 소유자</translation>
    </message>
    <message>
        <source>no. %1</source>
        <translation>%1번</translation>
    </message>
    <message>
        <source>day %1</source>
        <translation>%1일</translation>
    </message>
    <message>
        <source>%1 times</source>
        <translation>%1회</translation>
    </message>
    <message>
        <source>%1 months</source>
        <translation>%1개월</translation>
    </message>
    <message>
        <source>%1 (count)</source>
        <translation>%1건</translation>
    </message>
    <message>
        <source>%1 items</source>
        <translation>%1건</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>그 밖에 %1개 항목</translation>
    </message>
    <message>
        <source>citizen %1</source>
        <translation>시민 %1</translation>
    </message>
    <message>
        <source>campaign %1</source>
        <translation>캠페인 %1</translation>
    </message>
    <message>
        <source>organisation %1</source>
        <translation>모집단체 %1</translation>
    </message>
    <message>
        <source>merchant %1</source>
        <translation>가맹점 %1</translation>
    </message>
    <message>
        <source>plan %1</source>
        <translation>배분 계획 %1</translation>
    </message>
    <message>
        <source>allotment %1</source>
        <translation>수혜자 몫 %1</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>예</translation>
    </message>
    <message>
        <source>no</source>
        <translation>아니요</translation>
    </message>
    <message>
        <source>The content of this transaction is restricted: the ledger shows its hash only, and your roles do not include reading it.</source>
        <translation>이 거래의 내용은 제한되어 있습니다. 원장에는 해시만 공개되며, 현재 역할로는 내용을 볼 수 없습니다.</translation>
    </message>
    <message>
        <source>%1 carried out “%2”</source>
        <translation>%1이(가) ‘%2’을(를) 처리했습니다</translation>
    </message>
    <message>
        <source>%1 attempted “%2”</source>
        <translation>%1이(가) ‘%2’을(를) 시도했습니다</translation>
    </message>
    <message>
        <source>In block %1, at %2.</source>
        <translation>블록 %1, %2.</translation>
    </message>
    <message>
        <source>Accepted in block %1, at %2.</source>
        <translation>블록 %1에서 처리되었습니다(%2).</translation>
    </message>
    <message>
        <source>Refused in block %1, at %2; nothing was changed. Reason: %3</source>
        <translation>블록 %1에서 거절되었으며(%2) 바뀐 것은 없습니다. 사유: %3</translation>
    </message>
    <message>
        <source>%1 proposed “%2” for approval</source>
        <translation>%1이(가) ‘%2’을(를) 결재에 올렸습니다</translation>
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
    <message>
        <source>Executed</source>
        <translation>실행됨</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>실행 못 함</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>회수</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>기한 지남</translation>
    </message>
    <message>
        <source>Offered</source>
        <translation>수령 대기</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>발급됨</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>폐기</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>폐지</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>끝남</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>가득 참</translation>
    </message>
    <message>
        <source>Key replaced</source>
        <translation>키 교체됨</translation>
    </message>
    <message>
        <source>To be confirmed</source>
        <translation>확정 대기</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>확정</translation>
    </message>
    <message>
        <source>Appointed</source>
        <translation>지정</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>사용 중</translation>
    </message>
    <message>
        <source>Superseded</source>
        <translation>갱신됨</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>보관</translation>
    </message>
    <message>
        <source>Being set apart</source>
        <translation>분리 예정</translation>
    </message>
    <message>
        <source>Kept apart</source>
        <translation>분리 보관</translation>
    </message>
    <message>
        <source>Due for destruction</source>
        <translation>파기 대상</translation>
    </message>
    <message>
        <source>Destruction ordered</source>
        <translation>파기 지시</translation>
    </message>
    <message>
        <source>Destroyed</source>
        <translation>파기 완료</translation>
    </message>
    <message>
        <source>Certified</source>
        <translation>증명됨</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>반려</translation>
    </message>
    <message>
        <source>Granted</source>
        <translation>수용</translation>
    </message>
    <message>
        <source>Key ceremony</source>
        <translation>열쇠 생성 중</translation>
    </message>
    <message>
        <source>Keys ready</source>
        <translation>열쇠 준비됨</translation>
    </message>
    <message>
        <source>Being frozen</source>
        <translation>확정 중</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>확정됨</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>일시 중지</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>개표 완료</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>보존</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>무효</translation>
    </message>
    <message>
        <source>Voting</source>
        <translation>투표 중</translation>
    </message>
    <message>
        <source>Voting closed</source>
        <translation>투표 마감</translation>
    </message>
    <message>
        <source>Result certified</source>
        <translation>당선인 결정</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>접수</translation>
    </message>
    <message>
        <source>Upheld</source>
        <translation>인용</translation>
    </message>
    <message>
        <source>Dismissed</source>
        <translation>기각</translation>
    </message>
</context>
<context>
    <name>TestBallotSheet</name>
    <message>
        <source>Blank (no choice)</source>
        <translation>백지(선택 없음)</translation>
    </message>
    <message>
        <source>All precincts</source>
        <translation>모든 투표구</translation>
    </message>
    <message>
        <source>not counted yet</source>
        <translation>개표 전</translation>
    </message>
    <message>
        <source>agrees</source>
        <translation>일치</translation>
    </message>
    <message>
        <source>others voted too: %1</source>
        <translation>다른 사람의 투표 포함: %1</translation>
    </message>
    <message>
        <source>differs by %1</source>
        <translation>차이 %1</translation>
    </message>
    <message>
        <source>Contest</source>
        <translation>투표 항목</translation>
    </message>
    <message>
        <source>Precinct</source>
        <translation>투표구</translation>
    </message>
    <message>
        <source>Option</source>
        <translation>선택지</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>계획</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>개표</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>대조</translation>
    </message>
    <message>
        <source>The comparison comes when the rehearsal is counted.</source>
        <translation>모의 선거의 개표가 끝나면 대조합니다.</translation>
    </message>
    <message>
        <source>Everything that was counted is what was planned, in every precinct.</source>
        <translation>모든 투표구에서 개표 결과가 계획과 일치합니다.</translation>
    </message>
    <message>
        <source>No planned vote is missing. %1 ballots of other people are among the counted ones, so that more cannot be said of these precincts.</source>
        <translation>계획한 표는 빠짐없이 있습니다. 다른 사람의 투표지 %1장이 함께 개표되어 해당 투표구는 그 이상 확인할 수 없습니다.</translation>
    </message>
    <message>
        <source>%1 lines differ from what was planned. Do not hold the election before this is explained.</source>
        <translation>계획과 다른 항목이 %1건 있습니다. 원인을 밝히기 전에는 선거를 시작하지 마십시오.</translation>
    </message>
    <message>
        <source>[Rehearsal] Check sheet of the test ballots</source>
        <translation>[모의] 모의 선거 점검표</translation>
    </message>
    <message>
        <source>Rehearsal no. %1</source>
        <translation>모의 선거 번호 %1</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>점검 결과</translation>
    </message>
    <message>
        <source>Number of the test</source>
        <translation>시험 번호</translation>
    </message>
    <message>
        <source>Test voters who vote</source>
        <translation>투표 인원</translation>
    </message>
    <message>
        <source>Ballots that are replaced</source>
        <translation>대체된 투표지</translation>
    </message>
    <message>
        <source>Ballots that are challenged</source>
        <translation>검증한 투표지</translation>
    </message>
    <message>
        <source>⚠ REHEARSAL: test ballots of test voters only. Nothing on this sheet is a real vote or a real result.</source>
        <translation>⚠ 모의 선거: 모의 선거인의 시험용 투표지입니다. 이 점검표의 내용은 실제 투표나 실제 결과가 아닙니다.</translation>
    </message>
    <message>
        <source>Fingerprint of the rehearsal: %1</source>
        <translation>모의 선거 지문: %1</translation>
    </message>
    <message>
        <source>Issued at %1</source>
        <translation>작성 시각 %1</translation>
    </message>
    <message>
        <source>Checked by:                               (seal)      Observer:                               (seal)</source>
        <translation>점검자:                               (인)      참관인:                               (인)</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>%1 / %2쪽</translation>
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
        <translation>‘%1’이(가) 블록 %2에 기록되었습니다. 거래 화면에서 영수증을 저장할 수 있습니다.</translation>
    </message>
    <message>
        <source>✕ Refused</source>
        <translation>✕ 거절되었습니다</translation>
    </message>
    <message>
        <source>Nothing was changed. What you typed is still here.</source>
        <translation>변경된 것은 없으며 입력한 내용은 그대로 있습니다.</translation>
    </message>
    <message>
        <source>As %1 (%2) you sign “%3” with your key and send it to the chain %4. It takes effect with the next block and stays in the public log.</source>
        <translation>%2 %1 담당자로서 ‘%3’을(를) 내 키로 서명하여 체인 %4(으)로 제출합니다. 다음 블록에 반영되며 공개 기록에 남습니다.</translation>
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
    <message>
        <source>! Not sent</source>
        <translation>! 보내지 않음</translation>
    </message>
    <message>
        <source>! Outcome not known yet</source>
        <translation>! 결과를 아직 확인하지 못했습니다</translation>
    </message>
    <message>
        <source>✓ Sent for approval</source>
        <translation>✓ 결재에 올렸습니다</translation>
    </message>
    <message>
        <source>“%1” is in block %2 and waits for approval until %3. Nothing has changed yet; you find it under Approvals.</source>
        <translation>‘%1’이(가) 블록 %2에 기록되어 %3까지 승인을 기다립니다. 아직 바뀐 것은 없으며, 결재 화면에서 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>As %1 (%2) you sign “%3” with your key and propose it on the chain %4. It takes effect with the last approval and stays in the public log.</source>
        <translation>%1(%2)의 이름으로 ‘%3’에 서명하고 체인 %4에 결재안으로 올립니다. 마지막 승인과 함께 효력이 생기며 공개 기록에 남습니다.</translation>
    </message>
    <message>
        <source>Open in Approvals</source>
        <translation>결재에서 열기</translation>
    </message>
    <message>
        <source>&amp;Sign and propose</source>
        <translation>서명하고 올리기(&amp;S)</translation>
    </message>
</context>
<context>
    <name>maru::console::ActivityModel</name>
    <message>
        <source>The newest %1 of this officer were counted; there are older ones</source>
        <translation>이 담당자의 최근 %1건만 셌으며 더 오래된 거래가 있습니다</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>담당자</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>기관</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>역할</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>처리됨</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>거절됨</translation>
    </message>
    <message>
        <source>Last action</source>
        <translation>마지막 행위</translation>
    </message>
    <message>
        <source>Last time</source>
        <translation>마지막 시각</translation>
    </message>
</context>
<context>
    <name>maru::console::ApprovalsWidget</name>
    <message>
        <source>Approvals</source>
        <translation>결재</translation>
    </message>
    <message>
        <source>What the law gives to two, no one does alone; every signature stays in the log</source>
        <translation>둘이 할 일을 혼자 할 수 없습니다. 모든 서명이 기록에 남습니다</translation>
    </message>
    <message>
        <source>One administrator alone can give rights here, and so make a second approver: %1%2. Set rules for these actions.</source>
        <translation>관리자 한 사람이 혼자서 권한을 주고 승인할 사람을 만들 수 있습니다: %1%2. 이 업무들에 결재 규칙을 정하십시오.</translation>
    </message>
    <message>
        <source>A&amp;pprovals</source>
        <translation>결재(&amp;P)</translation>
    </message>
</context>
<context>
    <name>maru::console::AuditPart</name>
    <message>
        <source>Open the transaction and its proof</source>
        <translation>거래와 증명 열기</translation>
    </message>
    <message>
        <source>All actions of this signer</source>
        <translation>이 서명자의 모든 행위</translation>
    </message>
</context>
<context>
    <name>maru::console::AuditTabs</name>
    <message>
        <source>By officer</source>
        <translation>담당자별</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>감사 기록</translation>
    </message>
    <message>
        <source>Everything that was signed, by whom, and how it ended</source>
        <translation>누가 무엇에 서명했고 결과가 어떠했는지 보여 줍니다</translation>
    </message>
    <message>
        <source>What you have signed, and how it ended</source>
        <translation>내가 서명한 행위와 그 결과를 보여 줍니다</translation>
    </message>
    <message>
        <source>Since %1</source>
        <translation>%1부터의 기록</translation>
    </message>
    <message>
        <source>%1 of %2 actions refused</source>
        <translation>전체 %2건 가운데 %1건 거절</translation>
    </message>
    <message>
        <source>%1 actions refused</source>
        <translation>%1건 거절</translation>
    </message>
    <message>
        <source>your own actions; auditors and administrators see everybody&apos;s</source>
        <translation>내 행위만 표시(감사·관리자 역할은 모두의 행위를 봅니다)</translation>
    </message>
    <message>
        <source>A&amp;udit</source>
        <translation>감사 기록(&amp;U)</translation>
    </message>
</context>
<context>
    <name>maru::console::BatchDialog</name>
    <message>
        <source>%1 done</source>
        <translation>%1건 완료</translation>
    </message>
    <message>
        <source>%1 refused</source>
        <translation>%1건 거절됨</translation>
    </message>
    <message>
        <source>%1 with unknown outcome</source>
        <translation>%1건 결과 모름</translation>
    </message>
    <message>
        <source>%1 not sent</source>
        <translation>%1건 보내지 않음</translation>
    </message>
    <message>
        <source>%1 left out</source>
        <translation>%1건 제외</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>닫기(&amp;C)</translation>
    </message>
    <message>
        <source>%1 of %2 answered</source>
        <translation>%2건 가운데 %1건 응답</translation>
    </message>
    <message>
        <source>%1 sign “%2” for %3 rows with your key, one transaction each. It takes effect with the next blocks and stays in the public log.</source>
        <translation>%1 본인의 키로 ‘%2’ 거래 %3건에 하나씩 서명합니다. 다음 블록들부터 효력이 생기고 공개 원장에 남습니다.</translation>
    </message>
    <message>
        <source>Left out because they do not fit: %1.</source>
        <translation>조건에 맞지 않아 제외하는 행: %1건.</translation>
    </message>
    <message>
        <source>&amp;Sign and submit %1</source>
        <translation>%1건 서명하고 제출(&amp;S)</translation>
    </message>
    <message>
        <source>%1: %2 rows</source>
        <translation>%1: %2건</translation>
    </message>
    <message>
        <source>The same for all rows</source>
        <translation>모든 행에 공통</translation>
    </message>
    <message>
        <source>Rows of the batch</source>
        <translation>함께 처리할 행</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>진행</translation>
    </message>
    <message>
        <source>S&amp;top after this one</source>
        <translation>이번 것까지만 하고 멈춤(&amp;T)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>&amp;Review %1</source>
        <translation>%1건 검토(&amp;R)</translation>
    </message>
    <message>
        <source>and %1 more like these, one for each row</source>
        <translation>그 밖에 행마다 하나씩 %1건이 더 있습니다</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>뒤로(&amp;B)</translation>
    </message>
</context>
<context>
    <name>maru::console::BatchPlan</name>
    <message>
        <source>Row</source>
        <translation>행</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>What is signed</source>
        <translation>서명할 내용</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>비고</translation>
    </message>
    <message>
        <source>Will be sent</source>
        <translation>보낼 예정</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>제외</translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation>보내는 중</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>거절됨</translation>
    </message>
    <message>
        <source>Outcome unknown</source>
        <translation>결과 모름</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>보내지 않음</translation>
    </message>
    <message>
        <source>in block %1</source>
        <translation>블록 %1</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>비어 있음</translation>
    </message>
    <message>
        <source>waits for approval, in block %1</source>
        <translation>승인 대기, 블록 %1</translation>
    </message>
</context>
<context>
    <name>maru::console::BellButton</name>
    <message>
        <source>Notices</source>
        <translation>알림</translation>
    </message>
    <message>
        <source>Notices, %1 unread</source>
        <translation>알림, 읽지 않음 %1건</translation>
    </message>
</context>
<context>
    <name>maru::console::BlockPart</name>
    <message>
        <source>Header, member by member</source>
        <translation>블록 헤더의 항목별 설명</translation>
    </message>
    <message>
        <source>Block %1</source>
        <translation>블록 %1</translation>
    </message>
    <message>
        <source>Open the block before</source>
        <translation>이전 블록 열기</translation>
    </message>
    <message>
        <source>Open the block after</source>
        <translation>다음 블록 열기</translation>
    </message>
    <message>
        <source>“Previous” is the hash of block %1, computed here.</source>
        <translation>‘이전 블록 해시’가 이 컴퓨터에서 계산한 블록 %1의 해시와 같습니다.</translation>
    </message>
    <message>
        <source>“Previous” is not the hash of block %1: the chain is broken here.</source>
        <translation>‘이전 블록 해시’가 블록 %1의 해시와 다릅니다. 체인이 여기에서 끊어졌습니다.</translation>
    </message>
    <message>
        <source>Signed by the node that this console trusts, checked here.</source>
        <translation>이 콘솔이 신뢰하는 노드의 서명임을 이 컴퓨터에서 확인했습니다.</translation>
    </message>
    <message>
        <source>Not signed by the node that this console trusts.</source>
        <translation>이 콘솔이 신뢰하는 노드의 서명이 아닙니다.</translation>
    </message>
    <message>
        <source>Hash of this block</source>
        <translation>이 블록의 해시</translation>
    </message>
    <message>
        <source>SHA-256 of the header, computed here. The next block carries it as “previous”.</source>
        <translation>헤더의 SHA-256으로, 이 컴퓨터에서 계산했습니다. 다음 블록이 ‘이전 블록 해시’로 가지고 있습니다.</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>이전 블록 해시</translation>
    </message>
    <message>
        <source>Hash of the block before; whoever changes an old block breaks every later link.</source>
        <translation>앞 블록의 해시입니다. 지난 블록을 바꾸면 그 뒤의 모든 연결이 끊어집니다.</translation>
    </message>
    <message>
        <source>Hash of the genesis document, with which the chain began.</source>
        <translation>체인이 시작된 창세 문서의 해시입니다.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>시각</translation>
    </message>
    <message>
        <source>By the node&apos;s clock; never earlier than the block before.</source>
        <translation>노드의 시계로 잰 시각이며 앞 블록보다 이르지 않습니다.</translation>
    </message>
    <message>
        <source>Log size</source>
        <translation>누적 거래 수</translation>
    </message>
    <message>
        <source>Transactions in the log up to and with this block.</source>
        <translation>이 블록까지 기록에 들어 있는 거래의 수입니다.</translation>
    </message>
    <message>
        <source>Log root</source>
        <translation>기록 뿌리</translation>
    </message>
    <message>
        <source>Top of the Merkle tree over all of these transactions.</source>
        <translation>이 모든 거래로 만든 머클 트리의 꼭대기 값입니다.</translation>
    </message>
    <message>
        <source>State root</source>
        <translation>상태 뿌리</translation>
    </message>
    <message>
        <source>Top of the trees over everything the domains know after this block: balances, campaigns, officers.</source>
        <translation>이 블록 뒤의 모든 상태(잔액, 캠페인, 담당자 등)로 만든 트리의 꼭대기 값입니다.</translation>
    </message>
    <message>
        <source>Ledger root</source>
        <translation>원장 뿌리</translation>
    </message>
    <message>
        <source>Hash over log root, log size, state root and versions: one value for all of it.</source>
        <translation>기록 뿌리, 거래 수, 상태 뿌리, 판 번호를 하나로 묶은 해시입니다.</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>판</translation>
    </message>
    <message>
        <source>rules %1 · parameters %2</source>
        <translation>규칙 %1 · 기준값 %2</translation>
    </message>
    <message>
        <source>Which rules and which parameters were in force.</source>
        <translation>이 블록에 적용된 규칙과 기준값의 판 번호입니다.</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>서명</translation>
    </message>
    <message>
        <source>Ed25519, by node …%1.</source>
        <translation>노드 …%1의 Ed25519 서명입니다.</translation>
    </message>
    <message>
        <source>What happened in this block (%1)</source>
        <translation>이 블록에서 일어난 일(%1건)</translation>
    </message>
    <message>
        <source>and %1 more; all of them are in the JSON view</source>
        <translation>그 밖에 %1건은 JSON 보기에서 모두 볼 수 있습니다</translation>
    </message>
</context>
<context>
    <name>maru::console::BlockStrip</name>
    <message>
        <source>%1 transactions</source>
        <translation>거래 %1건</translation>
    </message>
    <message>
        <source>previous</source>
        <translation>이전</translation>
    </message>
    <message>
        <source>hash</source>
        <translation>해시</translation>
    </message>
    <message>
        <source>Newest blocks, linked by hash</source>
        <translation>해시로 이어진 최신 블록</translation>
    </message>
    <message>
        <source>Arrow keys choose a block; it opens in the list below</source>
        <translation>화살표 키로 블록을 고르면 아래 목록에서 열립니다</translation>
    </message>
    <message>
        <source>1 transaction</source>
        <translation>거래 1건</translation>
    </message>
</context>
<context>
    <name>maru::console::BlockStripModel</name>
    <message>
        <source>NOT linked to the block before</source>
        <translation>앞 블록과 이어지지 않음</translation>
    </message>
    <message>
        <source>Block %1, %2, %3, hash %4</source>
        <translation>블록 %1, %2, %3, 해시 %4</translation>
    </message>
    <message>
        <source>names the hash of the block before, as the server says; not checked here</source>
        <translation>서버의 말로는 앞 블록의 해시를 가리킵니다. 여기서 확인한 것은 아닙니다</translation>
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
    <message>
        <source>✓ checked on this computer: blocks %1 to %2</source>
        <translation>✓ 이 컴퓨터에서 확인: 블록 %1–%2</translation>
    </message>
    <message>
        <source>not checked on this computer yet</source>
        <translation>이 컴퓨터에서는 아직 확인하지 않음</translation>
    </message>
    <message>
        <source>● Live</source>
        <translation>● 실시간</translation>
    </message>
    <message>
        <source>❙❙ Paused · %1 new</source>
        <translation>❙❙ 멈춤 · 새 블록 %1개</translation>
    </message>
    <message>
        <source>❙❙ Paused</source>
        <translation>❙❙ 멈춤</translation>
    </message>
    <message>
        <source>Following new blocks; press to pause</source>
        <translation>새 블록을 따라가는 중입니다. 누르면 멈춥니다</translation>
    </message>
    <message>
        <source>Paused; press to follow new blocks</source>
        <translation>멈춰 있습니다. 누르면 새 블록을 따라갑니다</translation>
    </message>
    <message>
        <source>Check everything…</source>
        <translation>전체 확인…</translation>
    </message>
    <message>
        <source>Check every block on this computer</source>
        <translation>이 컴퓨터에서 모든 블록 확인</translation>
    </message>
    <message>
        <source>There is no block %1 yet; the newest is block %2.</source>
        <translation>블록 %1은(는) 아직 없습니다. 가장 새 블록은 %2입니다.</translation>
    </message>
    <message>
        <source>✕ the server now shows another block %1 than the one checked on this computer: tell your system administrator</source>
        <translation>✕ 서버가 이 컴퓨터에서 검증한 것과 다른 블록(%1번)을 보여 줍니다. 시스템 관리자에게 알려 주십시오</translation>
    </message>
    <message>
        <source>checked on this computer earlier, not compared with the server yet: blocks %1 to %2</source>
        <translation>이 컴퓨터에서 전에 검증함(서버와 아직 비교하지 않음): 블록 %1–%2</translation>
    </message>
</context>
<context>
    <name>maru::console::ChainCheck</name>
    <message>
        <source>Check of a chain on this computer</source>
        <translation>이 컴퓨터에서 체인을 확인한 보고서</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>서버</translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>체인</translation>
    </message>
    <message>
        <source>Node that this computer trusts</source>
        <translation>이 컴퓨터가 신뢰하는 노드</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>블록</translation>
    </message>
    <message>
        <source>Newest block of the server</source>
        <translation>서버의 최신 블록</translation>
    </message>
    <message>
        <source>Transactions</source>
        <translation>거래</translation>
    </message>
    <message>
        <source>Of these known by their hash only</source>
        <translation>그 가운데 해시만 확인한 거래</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>끝</translation>
    </message>
    <message>
        <source>Result: every check holds.</source>
        <translation>결과: 모든 확인이 맞았습니다.</translation>
    </message>
    <message>
        <source>Result: a check failed. Nothing after this place has been checked.</source>
        <translation>결과: 확인에 실패했습니다. 이 자리 뒤로는 확인하지 않았습니다.</translation>
    </message>
    <message>
        <source>Result: not finished. Nothing is said about later blocks.</source>
        <translation>결과: 끝까지 확인하지 않았습니다. 그 뒤의 블록에 대해서는 알 수 없습니다.</translation>
    </message>
    <message>
        <source>This computer checked blocks %1 to %2 of this server on %3 and met the header %4 there. This record is kept as evidence and has not been replaced.</source>
        <translation>이 컴퓨터는 %3에 이 서버의 블록 %1부터 %2까지 검증했고, 그 끝의 헤더는 %4였습니다. 이 기록은 증거로 남겨 두었으며 바꾸지 않았습니다.</translation>
    </message>
</context>
<context>
    <name>maru::console::ChartCanvas</name>
    <message>
        <source>Arrow keys move over the values, Enter opens one.</source>
        <translation>화살표 키로 값을 옮겨 다니고 Enter 키로 엽니다.</translation>
    </message>
    <message>
        <source>Arrow keys move over the values.</source>
        <translation>화살표 키로 값을 옮겨 다닙니다.</translation>
    </message>
</context>
<context>
    <name>maru::console::ChartCard</name>
    <message>
        <source>Loading …</source>
        <translation>불러오는 중 …</translation>
    </message>
    <message>
        <source>Nothing to show yet.</source>
        <translation>아직 보여 줄 자료가 없습니다.</translation>
    </message>
    <message>
        <source>Save as drawing</source>
        <translation>벡터 그림으로 저장</translation>
    </message>
    <message>
        <source>Save as picture</source>
        <translation>그림으로 저장</translation>
    </message>
    <message>
        <source>SVG drawings (*.svg)</source>
        <translation>SVG 그림 (*.svg)</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>PNG 그림 (*.png)</translation>
    </message>
    <message>
        <source>The picture was not saved</source>
        <translation>그림을 저장하지 못했습니다</translation>
    </message>
    <message>
        <source>The file %1 cannot be written. Choose another folder.</source>
        <translation>%1 파일에 쓸 수 없습니다. 다른 폴더를 선택해 주시기 바랍니다.</translation>
    </message>
    <message>
        <source>Show the table behind the chart</source>
        <translation>그래프의 표 보기</translation>
    </message>
    <message>
        <source>Table: %1</source>
        <translation>표: %1</translation>
    </message>
    <message>
        <source>Save or copy the chart</source>
        <translation>그래프 저장·복사</translation>
    </message>
    <message>
        <source>Save or copy: %1</source>
        <translation>저장·복사: %1</translation>
    </message>
    <message>
        <source>Save as &amp;picture (PNG) …</source>
        <translation>그림(PNG)으로 저장(&amp;P) …</translation>
    </message>
    <message>
        <source>Save as &amp;drawing (SVG) …</source>
        <translation>벡터 그림(SVG)으로 저장(&amp;D) …</translation>
    </message>
    <message>
        <source>&amp;Copy picture</source>
        <translation>그림 복사(&amp;C)</translation>
    </message>
    <message>
        <source>Copy &amp;table</source>
        <translation>표 복사(&amp;T)</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Try again: %1</source>
        <translation>다시 시도: %1</translation>
    </message>
</context>
<context>
    <name>maru::console::CheckPanel</name>
    <message>
        <source>Enter the number of a block: 0 or more, in digits.</source>
        <translation>블록 번호를 0 이상의 숫자로 입력해 주십시오.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시 멈춤</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>이어서 확인</translation>
    </message>
    <message>
        <source>Open block %1</source>
        <translation>블록 %1 열기</translation>
    </message>
    <message>
        <source>… Asking the server for its newest block</source>
        <translation>… 서버의 최신 블록을 알아보는 중</translation>
    </message>
    <message>
        <source>❙❙ Paused. What has been checked stays checked.</source>
        <translation>❙❙ 멈췄습니다. 지금까지 확인한 내용은 그대로 남습니다.</translation>
    </message>
    <message>
        <source>Nothing has failed; go on when the server answers again.</source>
        <translation>확인에 실패한 것은 아닙니다. 서버가 다시 응답하면 이어서 확인해 주십시오.</translation>
    </message>
    <message>
        <source>Every check holds for blocks %1 to %2, computed on this computer.</source>
        <translation>블록 %1부터 %2까지 모든 확인이 맞았습니다. 이 컴퓨터에서 직접 계산했습니다.</translation>
    </message>
    <message>
        <source>Block %1 does not hold: %2 Tell your system administrator and keep the report.</source>
        <translation>블록 %1이(가) 맞지 않습니다. %2 보고서를 보관하고 시스템 관리자에게 알려 주십시오.</translation>
    </message>
    <message>
        <source>Cancelled. Nothing is said about the blocks after %1.</source>
        <translation>취소했습니다. 블록 %1 뒤에 대해서는 확인하지 않았습니다.</translation>
    </message>
    <message>
        <source>%1 of %2 blocks · %3 transactions</source>
        <translation>블록 %2개 가운데 %1개 · 거래 %3건</translation>
    </message>
    <message>
        <source>%1 of them by hash only</source>
        <translation>그 가운데 %1건은 해시만 확인</translation>
    </message>
    <message>
        <source>%1 blocks/s</source>
        <translation>초당 블록 %1개</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>%1초 남음</translation>
    </message>
    <message>
        <source>%1 (%2 times)</source>
        <translation>%1 (%2회)</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>보고서 저장</translation>
    </message>
    <message>
        <source>Text files (*.txt)</source>
        <translation>텍스트 파일 (*.txt)</translation>
    </message>
    <message>
        <source>The file could not be written: %1</source>
        <translation>파일을 쓸 수 없습니다: %1</translation>
    </message>
    <message>
        <source>Check every block on this computer</source>
        <translation>이 컴퓨터에서 모든 블록 확인</translation>
    </message>
    <message>
        <source>Fetches the blocks and checks here, without trusting the server: every link by hash, every signature of the node and of the signers, and the log root over all transactions.</source>
        <translation>블록을 받아 와 서버를 믿지 않고 이 컴퓨터에서 확인합니다. 해시로 이어진 모든 연결, 노드와 서명자의 모든 서명, 모든 거래로 다시 계산한 기록 뿌리를 확인합니다.</translation>
    </message>
    <message>
        <source>Close the check</source>
        <translation>확인 창 닫기</translation>
    </message>
    <message>
        <source>&amp;From block</source>
        <translation>시작 블록(&amp;F)</translation>
    </message>
    <message>
        <source>First block to be checked</source>
        <translation>확인을 시작할 블록</translation>
    </message>
    <message>
        <source>Start the check</source>
        <translation>확인 시작</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Cancel the check</source>
        <translation>확인 취소</translation>
    </message>
    <message>
        <source>Save the report…</source>
        <translation>보고서 저장…</translation>
    </message>
    <message>
        <source>Progress of the check</source>
        <translation>확인 진행률</translation>
    </message>
    <message>
        <source>What this computer had checked before is kept as evidence.</source>
        <translation>이 컴퓨터가 전에 검증한 기록은 증거로 남겨 두었습니다.</translation>
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
    <name>maru::console::ColumnChooser</name>
    <message>
        <source>Columns</source>
        <translation>열</translation>
    </message>
    <message>
        <source>Tick what the table shows; drag or use the buttons to change the order.</source>
        <translation>표에 보일 열을 고르십시오. 끌거나 단추를 눌러 순서를 바꿉니다.</translation>
    </message>
    <message>
        <source>Columns of the table</source>
        <translation>표의 열</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>위로(&amp;U)</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>아래로(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>처음 배치로(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>닫기(&amp;C)</translation>
    </message>
</context>
<context>
    <name>maru::console::CommandPalette</name>
    <message>
        <source>No connection: only pages, actions and commands are searched.</source>
        <translation>연결이 끊겨 화면, 업무, 명령만 찾습니다.</translation>
    </message>
    <message>
        <source>Searching on the server…</source>
        <translation>서버에서 찾는 중…</translation>
    </message>
    <message>
        <source>Nothing found for “%1”.</source>
        <translation>‘%1’에 맞는 것이 없습니다.</translation>
    </message>
    <message>
        <source>↑ ↓ to move · Enter to choose · Esc to close</source>
        <translation>↑ ↓ 이동 · Enter 선택 · Esc 닫기</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>통합 검색과 명령</translation>
    </message>
    <message>
        <source>Pages, actions, commands, transactions, campaigns, people, blocks</source>
        <translation>화면, 업무, 명령, 거래, 캠페인, 담당자, 블록</translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>통합 검색</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>결과</translation>
    </message>
</context>
<context>
    <name>maru::console::ConditionEditor</name>
    <message>
        <source>New condition</source>
        <translation>새 조건</translation>
    </message>
    <message>
        <source>Change the condition</source>
        <translation>조건 바꾸기</translation>
    </message>
    <message>
        <source>What</source>
        <translation>항목</translation>
    </message>
    <message>
        <source>How</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>What the condition is about</source>
        <translation>조건의 항목</translation>
    </message>
    <message>
        <source>How it is compared</source>
        <translation>비교 방법</translation>
    </message>
    <message>
        <source>End of the range</source>
        <translation>범위의 끝</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>일시</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>추가(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Change</source>
        <translation>바꾸기(&amp;C)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>maru::console::CredentialsWidget</name>
    <message>
        <source>Issuing desk</source>
        <translation>발급 창구</translation>
    </message>
    <message>
        <source>Credentials</source>
        <translation>증명서</translation>
    </message>
    <message>
        <source>What agencies issue to citizens&apos; wallets; who may, and who may ask</source>
        <translation>기관이 시민의 지갑에 발급하는 증명서, 발급할 수 있는 기관, 확인할 수 있는 기관</translation>
    </message>
    <message>
        <source>%1 types · %2 accreditations · %3 verifiers</source>
        <translation>종류 %1개 · 발급 인가 %2건 · 확인 기관 %3곳</translation>
    </message>
    <message>
        <source>In wallets</source>
        <translation>지갑에 있음</translation>
    </message>
    <message>
        <source>collected and good</source>
        <translation>받아 갔고 유효함</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>수령 대기</translation>
    </message>
    <message>
        <source>offered, not yet collected</source>
        <translation>제안했으나 아직 받지 않음</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>정지</translation>
    </message>
    <message>
        <source>can be resumed</source>
        <translation>다시 풀 수 있음</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>폐기</translation>
    </message>
    <message>
        <source>for good</source>
        <translation>되돌릴 수 없음</translation>
    </message>
    <message>
        <source>C&amp;redentials</source>
        <translation>증명서(&amp;R)</translation>
    </message>
</context>
<context>
    <name>maru::console::DashboardWidget</name>
    <message>
        <source>Overview</source>
        <translation>현황</translation>
    </message>
    <message>
        <source>Campaigns by state</source>
        <translation>상태별 캠페인</translation>
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
        <source>Paid out</source>
        <translation>집행액</translation>
    </message>
    <message>
        <source>%1 of what was raised</source>
        <translation>모금액의 %1</translation>
    </message>
    <message>
        <source>Held by campaigns</source>
        <translation>캠페인 계정 잔액</translation>
    </message>
    <message>
        <source>&amp;Overview</source>
        <translation>현황(&amp;O)</translation>
    </message>
    <message>
        <source>! No connection to the server. The figures come as soon as it is back.</source>
        <translation>! 서버에 연결되지 않았습니다. 다시 연결되면 수치를 불러옵니다.</translation>
    </message>
    <message>
        <source>! No connection to the server. The figures are as of %1 and are brought up to date as soon as it is back.</source>
        <translation>! 서버에 연결되지 않았습니다. 아래 수치는 %1 기준이며, 다시 연결되면 새로 고칩니다.</translation>
    </message>
    <message>
        <source>Newest block</source>
        <translation>최신 블록</translation>
    </message>
    <message>
        <source>Opens the block</source>
        <translation>블록을 엽니다</translation>
    </message>
    <message>
        <source>Opens the donations</source>
        <translation>기부 내역을 엽니다</translation>
    </message>
    <message>
        <source>Opens the milestones</source>
        <translation>집행 단계를 엽니다</translation>
    </message>
    <message>
        <source>%1 given back to donors</source>
        <translation>기부자에게 환급 %1</translation>
    </message>
    <message>
        <source>Opens the campaigns</source>
        <translation>캠페인 목록을 엽니다</translation>
    </message>
    <message>
        <source>Open campaigns</source>
        <translation>진행 중인 캠페인</translation>
    </message>
    <message>
        <source>of %1, by %2 organisations</source>
        <translation>전체 %1건 · 단체 %2곳</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>월</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Campaigns</source>
        <translation>캠페인</translation>
    </message>
    <message>
        <source>%1 in all</source>
        <translation>모두 %1건</translation>
    </message>
    <message>
        <source>Minute</source>
        <translation>분</translation>
    </message>
    <message>
        <source>Transactions</source>
        <translation>거래</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>블록</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>사유</translation>
    </message>
    <message>
        <source>Refusals</source>
        <translation>거절</translation>
    </message>
    <message>
        <source>The newest %1</source>
        <translation>최근 %1건</translation>
    </message>
    <message>
        <source>not public</source>
        <translation>비공개</translation>
    </message>
    <message>
        <source>Citizen %1</source>
        <translation>시민 %1</translation>
    </message>
    <message>
        <source>No transaction yet.</source>
        <translation>아직 거래가 없습니다.</translation>
    </message>
    <message>
        <source>Loading …</source>
        <translation>불러오는 중 …</translation>
    </message>
    <message>
        <source>Money by month</source>
        <translation>월별 모금과 집행</translation>
    </message>
    <message>
        <source>What came in and what went out, in won</source>
        <translation>들어온 돈과 나간 돈 (원)</translation>
    </message>
    <message>
        <source>The first donation starts this chart.</source>
        <translation>첫 기부가 들어오면 그래프가 그려집니다.</translation>
    </message>
    <message>
        <source>Raised and spent so far</source>
        <translation>누적 모금과 집행</translation>
    </message>
    <message>
        <source>Sums up to the end of each month, in won</source>
        <translation>매월 말까지의 합계 (원)</translation>
    </message>
    <message>
        <source>The last hour, by minute</source>
        <translation>최근 1시간 처리량 (분당)</translation>
    </message>
    <message>
        <source>The first block starts this chart.</source>
        <translation>첫 블록이 만들어지면 그래프가 그려집니다.</translation>
    </message>
    <message>
        <source>There is no campaign yet.</source>
        <translation>아직 캠페인이 없습니다.</translation>
    </message>
    <message>
        <source>Refusals by reason</source>
        <translation>사유별 거절</translation>
    </message>
    <message>
        <source>Nothing has been refused.</source>
        <translation>거절된 거래가 없습니다.</translation>
    </message>
    <message>
        <source>Audit record</source>
        <translation>감사 기록</translation>
    </message>
    <message>
        <source>Newest transactions</source>
        <translation>최근 거래</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation>%2 · %1</translation>
    </message>
    <message>
        <source>1 donation</source>
        <translation>기부 1건</translation>
    </message>
    <message>
        <source>%1 donations</source>
        <translation>기부 %1건</translation>
    </message>
    <message>
        <source>1 donor</source>
        <translation>기부자 1명</translation>
    </message>
    <message>
        <source>%1 donors</source>
        <translation>기부자 %1명</translation>
    </message>
    <message>
        <source>Where the money is</source>
        <translation>돈이 있는 곳</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>남은 돈</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>환급</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>금액</translation>
    </message>
    <message>
        <source>What was raised and what came back, in won</source>
        <translation>모금액과 되돌아온 돈 (원)</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>1 transaction</source>
        <translation>거래 1건</translation>
    </message>
    <message>
        <source>%1 transactions</source>
        <translation>거래 %1건</translation>
    </message>
    <message>
        <source>1 block</source>
        <translation>블록 1개</translation>
    </message>
    <message>
        <source>%1 blocks</source>
        <translation>블록 %1개</translation>
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
    <message>
        <source>Record: %1</source>
        <translation>%1 기록 확인서</translation>
    </message>
    <message>
        <source>Document ▾</source>
        <translation>문서 ▾</translation>
    </message>
    <message>
        <source>Record as a document</source>
        <translation>기록을 문서로</translation>
    </message>
    <message>
        <source>Save as &amp;PDF…</source>
        <translation>PDF로 저장(&amp;P)…</translation>
    </message>
    <message>
        <source>P&amp;rint preview…</source>
        <translation>인쇄 미리 보기(&amp;R)…</translation>
    </message>
    <message>
        <source>The proof could not be checked, which says nothing about it. %1</source>
        <translation>증명을 확인하지 못했습니다. 증명이 맞는지 틀리는지는 알 수 없습니다. %1</translation>
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
        <translation>캠페인 %1건 · 단체 %2곳 · 기부자 %3명</translation>
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
        <translation>캠페인 계정 잔액</translation>
    </message>
    <message>
        <source>leaves only through milestones</source>
        <translation>집행 단계를 거쳐서만 나갑니다</translation>
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
        <translation>진행 중</translation>
    </message>
    <message>
        <source>of %1 campaigns</source>
        <translation>전체 %1건</translation>
    </message>
    <message>
        <source>&amp;Donations</source>
        <translation>기부(&amp;D)</translation>
    </message>
    <message>
        <source>Donor service</source>
        <translation>기부자 응대</translation>
    </message>
    <message>
        <source>Reconciliation</source>
        <translation>대사</translation>
    </message>
    <message>
        <source>1 donation</source>
        <translation>기부 1건</translation>
    </message>
</context>
<context>
    <name>maru::console::DraftNotice</name>
    <message>
        <source>What you typed on %1 and did not send was put back. Files and hashes are kept too.</source>
        <translation>%1에 입력하고 보내지 않은 내용을 다시 불러왔습니다. 파일의 해시도 남아 있습니다.</translation>
    </message>
    <message>
        <source>Discard the &amp;draft</source>
        <translation>임시 저장 지우기(&amp;D)</translation>
    </message>
    <message>
        <source>Discard the draft and begin again</source>
        <translation>임시 저장을 지우고 처음부터 다시 입력</translation>
    </message>
</context>
<context>
    <name>maru::console::ElectionsWidget</name>
    <message>
        <source>from the wizard</source>
        <translation>선거 만들기에서</translation>
    </message>
    <message>
        <source>Elections</source>
        <translation>선거</translation>
    </message>
    <message>
        <source>%1 in preparation · %2 open · %3 being counted · %4 finished</source>
        <translation>준비 %1건 · 투표 중 %2건 · 개표 %3건 · 완료 %4건</translation>
    </message>
    <message>
        <source>&amp;Elections</source>
        <translation>선거(&amp;E)</translation>
    </message>
    <message>
        <source>Trustee without a network…</source>
        <translation>네트워크 없이 신탁관리인 작업…</translation>
    </message>
</context>
<context>
    <name>maru::console::EnrolDialog</name>
    <message>
        <source>Where your new key file goes</source>
        <translation>새 키 파일을 저장할 곳</translation>
    </message>
    <message>
        <source>Key files (*.json *.maru-key)</source>
        <translation>키 파일 (*.json *.maru-key)</translation>
    </message>
    <message>
        <source>Choose where your key file goes.</source>
        <translation>키 파일을 저장할 곳을 고르세요.</translation>
    </message>
    <message>
        <source>There is a file of this name already; keys are never written over.</source>
        <translation>같은 이름의 파일이 있습니다. 키 파일은 덮어쓰지 않습니다.</translation>
    </message>
    <message>
        <source>The passphrase needs at least %1 characters.</source>
        <translation>암호문은 %1자 이상이어야 합니다.</translation>
    </message>
    <message>
        <source>The two passphrases differ.</source>
        <translation>두 암호문이 다릅니다.</translation>
    </message>
    <message>
        <source>Enrol with an invitation code</source>
        <translation>초대 코드로 등록</translation>
    </message>
    <message>
        <source>The code was given to you by an administrator. Your key is made on this computer and never leaves it; only its public half is sent.</source>
        <translation>코드는 관리자에게서 받습니다. 키는 이 컴퓨터에서 만들어져 밖으로 나가지 않으며, 공개키만 보냅니다.</translation>
    </message>
    <message>
        <source>&amp;Invitation code</source>
        <translation>초대 코드(&amp;I)</translation>
    </message>
    <message>
        <source>Invitation code</source>
        <translation>초대 코드</translation>
    </message>
    <message>
        <source>You are invited as: %1
Agency: %2</source>
        <translation>초대된 직위: %1
기관: %2</translation>
    </message>
    <message>
        <source>&amp;New key file</source>
        <translation>새 키 파일(&amp;N)</translation>
    </message>
    <message>
        <source>New key file</source>
        <translation>새 키 파일</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>선택…</translation>
    </message>
    <message>
        <source>Choose where the key file goes</source>
        <translation>키 파일을 저장할 곳 선택</translation>
    </message>
    <message>
        <source>&amp;Passphrase, at least %1 characters</source>
        <translation>암호문, %1자 이상(&amp;P)</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>암호문</translation>
    </message>
    <message>
        <source>Passphrase &amp;once more</source>
        <translation>암호문 다시 입력(&amp;O)</translation>
    </message>
    <message>
        <source>Passphrase once more</source>
        <translation>암호문 다시 입력</translation>
    </message>
    <message>
        <source>Your enrolment is on the ledger. Call the administrator and read this key out: when it is confirmed you can sign in with your key file.</source>
        <translation>등록 신청이 원장에 기록되었습니다. 관리자에게 전화해 아래 키를 읽어 주세요. 확정되면 키 파일로 로그인할 수 있습니다.</translation>
    </message>
    <message>
        <source>Your key</source>
        <translation>내 키</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Check the code</source>
        <translation>코드 확인</translation>
    </message>
    <message>
        <source>Make my key and enrol</source>
        <translation>내 키를 만들고 신청</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>처리하고 있습니다…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>maru::console::ExportButton</name>
    <message>
        <source>Export ▾</source>
        <translation>내보내기 ▾</translation>
    </message>
    <message>
        <source>Export and print</source>
        <translation>내보내기와 인쇄</translation>
    </message>
    <message>
        <source>Export and print (Ctrl+E)</source>
        <translation>내보내기와 인쇄(Ctrl+E)</translation>
    </message>
    <message>
        <source>&amp;CSV file…</source>
        <translation>&amp;CSV 파일…</translation>
    </message>
    <message>
        <source>&amp;Excel file (XLSX)…</source>
        <translation>&amp;Excel 파일(XLSX)…</translation>
    </message>
    <message>
        <source>&amp;PDF file…</source>
        <translation>&amp;PDF 파일…</translation>
    </message>
    <message>
        <source>P&amp;rint preview…</source>
        <translation>인쇄 미리 보기(&amp;R)…</translation>
    </message>
</context>
<context>
    <name>maru::console::FieldEditor</name>
    <message>
        <source>(optional)</source>
        <translation>(선택)</translation>
    </message>
    <message>
        <source>Exactly %1 characters.</source>
        <translation>꼭 %1자입니다.</translation>
    </message>
    <message>
        <source>Up to %1 characters.</source>
        <translation>%1자까지 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>From %1 to %2.</source>
        <translation>%1부터 %2까지입니다.</translation>
    </message>
    <message>
        <source>%1 to %2 items.</source>
        <translation>%1개에서 %2개까지입니다.</translation>
    </message>
    <message>
        <source>Up to %1 items.</source>
        <translation>%1개까지입니다.</translation>
    </message>
    <message>
        <source>Korean Standard Time.</source>
        <translation>한국 표준시입니다.</translation>
    </message>
</context>
<context>
    <name>maru::console::FilterBar</name>
    <message>
        <source>text “%1”</source>
        <translation>검색어 “%1”</translation>
    </message>
    <message>
        <source>Filter: %1</source>
        <translation>거르기: %1</translation>
    </message>
    <message>
        <source>All</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>Condition: %1. Press to change, Delete to remove.</source>
        <translation>조건: %1. 누르면 바꾸고 Delete 키로 지웁니다.</translation>
    </message>
    <message>
        <source>Press to change, Delete to remove</source>
        <translation>누르면 바꾸고 Delete 키로 지웁니다</translation>
    </message>
    <message>
        <source>Remove the condition %1</source>
        <translation>조건 %1 지우기</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>조건</translation>
    </message>
    <message>
        <source>&amp;Save what is set now…</source>
        <translation>지금 조건 저장(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>이름 바꾸기(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>삭제(&amp;D)</translation>
    </message>
    <message>
        <source>Delete the preset</source>
        <translation>저장한 조건 삭제</translation>
    </message>
    <message>
        <source>The preset “%1” is deleted.</source>
        <translation>저장한 조건 “%1”을(를) 삭제합니다.</translation>
    </message>
    <message>
        <source>The preset “%1” names what this list no longer has; the rest is applied. Left out: %2</source>
        <translation>저장한 조건 “%1”에 이 목록에 더는 없는 항목이 있어 나머지만 적용했습니다. 뺀 항목: %2</translation>
    </message>
    <message>
        <source>Find in this list</source>
        <translation>이 목록에서 찾기</translation>
    </message>
    <message>
        <source>Ctrl+F</source>
        <translation>Ctrl+F</translation>
    </message>
    <message>
        <source>＋ Condition</source>
        <translation>＋ 조건</translation>
    </message>
    <message>
        <source>Add a condition</source>
        <translation>조건 추가</translation>
    </message>
    <message>
        <source>Presets ▾</source>
        <translation>저장한 조건 ▾</translation>
    </message>
    <message>
        <source>Saved filters</source>
        <translation>저장한 조건</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>모두 지우기</translation>
    </message>
    <message>
        <source>Clear search, chips and conditions</source>
        <translation>검색어와 조건 모두 지우기</translation>
    </message>
    <message>
        <source>Close the notice</source>
        <translation>알림 닫기</translation>
    </message>
    <message>
        <source>The list begins elsewhere: %1. Press to see it from its top.</source>
        <translation>목록이 처음이 아닌 곳에서 시작합니다: %1. 누르면 처음부터 봅니다.</translation>
    </message>
    <message>
        <source>Press to see the list from its top</source>
        <translation>누르면 목록을 처음부터 봅니다</translation>
    </message>
    <message>
        <source>See the list from its top</source>
        <translation>목록을 처음부터 보기</translation>
    </message>
</context>
<context>
    <name>maru::console::GridEditor</name>
    <message>
        <source>Choose the CSV file</source>
        <translation>CSV 파일 선택</translation>
    </message>
    <message>
        <source>CSV files (*.csv *.txt *.tsv);;All files (*)</source>
        <translation>CSV 파일 (*.csv *.txt *.tsv);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>Columns needed: %1</source>
        <translation>필요한 열: %1</translation>
    </message>
    <message>
        <source>… and %1 more</source>
        <translation>… 그 밖에 %1건</translation>
    </message>
    <message>
        <source>It repeats line %1.</source>
        <translation>%1번째 줄과 같습니다.</translation>
    </message>
    <message>
        <source>Line %1 (%2): %3</source>
        <translation>%1번째 줄 (%2): %3</translation>
    </message>
    <message>
        <source>Line %1, %2 “%3”: %4</source>
        <translation>%1번째 줄, %2 ‘%3’: %4</translation>
    </message>
    <message>
        <source>%1 (%2): %3 lines taken, %4 not taken</source>
        <translation>%1 (%2): %3줄을 불러왔고 %4건은 받아들이지 못했습니다</translation>
    </message>
    <message>
        <source>%1 lines</source>
        <translation>%1줄</translation>
    </message>
    <message>
        <source>%1 in all: %2</source>
        <translation>%1 합계 %2</translation>
    </message>
    <message>
        <source>From a CSV file…</source>
        <translation>CSV 파일에서…</translation>
    </message>
    <message>
        <source>Fill %1 from a CSV file</source>
        <translation>%1: CSV 파일에서 채우기</translation>
    </message>
    <message>
        <source>Remove lines</source>
        <translation>줄 지우기</translation>
    </message>
    <message>
        <source>Remove the selected lines of %1</source>
        <translation>%1: 선택한 줄 지우기</translation>
    </message>
    <message>
        <source>Go on without these lines</source>
        <translation>이 줄을 빼고 계속하기</translation>
    </message>
    <message>
        <source>Go on without the lines that were not taken</source>
        <translation>받아들이지 못한 줄을 빼고 계속하기</translation>
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
        <source>Stop reading</source>
        <translation>읽기 중지</translation>
    </message>
    <message>
        <source>Stop reading the file for %1</source>
        <translation>%1: 파일 읽기 중지</translation>
    </message>
    <message>
        <source>Reading the file… %1 %</source>
        <translation>파일을 읽는 중… %1 %</translation>
    </message>
    <message>
        <source>✓ %1 · %2. The file stays on this computer; only its hash goes on the chain.</source>
        <translation>✓ %1 · %2. 파일은 이 컴퓨터에만 있고 해시만 체인에 기록됩니다.</translation>
    </message>
    <message>
        <source>Choose or drop the file. It stays on this computer; only its hash goes on the chain.</source>
        <translation>파일을 고르거나 끌어다 놓으십시오. 파일은 이 컴퓨터에만 있고 해시만 체인에 기록됩니다.</translation>
    </message>
</context>
<context>
    <name>maru::console::HelpPanel</name>
    <message>
        <source>No help text has “%1”.</source>
        <translation>도움말에서 ‘%1’에 맞는 내용을 찾지 못했습니다.</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>도움말</translation>
    </message>
    <message>
        <source>Close help</source>
        <translation>도움말 닫기</translation>
    </message>
    <message>
        <source>Close help (F1)</source>
        <translation>도움말 닫기(F1)</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>주제</translation>
    </message>
    <message>
        <source>Search in the help</source>
        <translation>도움말에서 찾기</translation>
    </message>
    <message>
        <source>Help text</source>
        <translation>도움말 내용</translation>
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
    <name>maru::console::ListState</name>
    <message>
        <source>Loading…</source>
        <translation>불러오는 중…</translation>
    </message>
    <message>
        <source>Nothing matches the filter</source>
        <translation>조건에 맞는 것이 없습니다</translation>
    </message>
    <message>
        <source>Clear the filter to see everything.</source>
        <translation>조건을 지우면 모두 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>You have no right to see this list</source>
        <translation>이 목록을 볼 권한이 없습니다</translation>
    </message>
    <message>
        <source>Try &amp;again</source>
        <translation>다시 시도(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Stop loading</source>
        <translation>불러오기 멈춤(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Clear the filter</source>
        <translation>조건 지우기(&amp;C)</translation>
    </message>
    <message>
        <source>%1 s so far</source>
        <translation>%1초 지났습니다</translation>
    </message>
    <message>
        <source>Make the first one</source>
        <translation>첫 항목 만들기</translation>
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
        <source>Maru console</source>
        <translation>마루 콘솔</translation>
    </message>
    <message>
        <source>Navigation</source>
        <translation>탐색</translation>
    </message>
    <message>
        <source>Close the console?</source>
        <translation>콘솔을 닫으시겠습니까?</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>멈추고 닫기</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>돌아가기</translation>
    </message>
</context>
<context>
    <name>maru::console::MerkleCanvas</name>
    <message>
        <source>Leaf %1</source>
        <translation>잎 %1</translation>
    </message>
    <message>
        <source>Root, computed</source>
        <translation>뿌리(계산값)</translation>
    </message>
    <message>
        <source>Step %1</source>
        <translation>%1단계</translation>
    </message>
    <message>
        <source>Header of block %1</source>
        <translation>블록 %1 헤더</translation>
    </message>
</context>
<context>
    <name>maru::console::MerkleView</name>
    <message>
        <source>log entry %1</source>
        <translation>기록 %1번</translation>
    </message>
    <message>
        <source>log entries %1 to %2</source>
        <translation>기록 %1–%2번</translation>
    </message>
    <message>
        <source>Computed on this computer: this transaction is in the log of block %1.</source>
        <translation>이 컴퓨터에서 계산했습니다. 이 거래는 블록 %1의 기록에 들어 있습니다.</translation>
    </message>
    <message>
        <source>Computed on this computer: a transaction with this hash is in the log of block %1.</source>
        <translation>이 컴퓨터에서 계산했습니다. 이 해시의 거래는 블록 %1의 기록에 들어 있습니다.</translation>
    </message>
    <message>
        <source>The path does not lead to the root in the header. The proof does not hold.</source>
        <translation>경로가 헤더의 기록 뿌리에 닿지 않습니다. 증명이 맞지 않습니다.</translation>
    </message>
    <message>
        <source>The signature of the transaction is not good. The proof does not hold.</source>
        <translation>거래의 서명이 올바르지 않습니다. 증명이 맞지 않습니다.</translation>
    </message>
    <message>
        <source>The header is not signed by the node that this console trusts. The proof does not hold.</source>
        <translation>이 콘솔이 신뢰하는 노드가 서명한 헤더가 아닙니다. 증명이 맞지 않습니다.</translation>
    </message>
    <message>
        <source>Leaf: SHA-256(0x00 ‖ transaction and result, %1 bytes) = %2. ✓ Computed here.</source>
        <translation>잎: SHA-256(0x00 ‖ 거래와 결과 %1바이트) = %2. ✓ 이 컴퓨터에서 계산했습니다.</translation>
    </message>
    <message>
        <source>✓ The signer&apos;s signature is good.</source>
        <translation>✓ 서명자의 서명이 올바릅니다.</translation>
    </message>
    <message>
        <source>✕ The signer&apos;s signature is not good.</source>
        <translation>✕ 서명자의 서명이 올바르지 않습니다.</translation>
    </message>
    <message>
        <source>Leaf: %1. The content is restricted, so its hash is the server&apos;s word; the steps above show that this very hash is in the log.</source>
        <translation>잎: %1. 내용이 제한되어 있어 이 해시는 서버가 알려 준 값입니다. 위 단계들은 바로 이 해시가 기록에 들어 있음을 보여 줍니다.</translation>
    </message>
    <message>
        <source>left</source>
        <translation>왼쪽</translation>
    </message>
    <message>
        <source>right</source>
        <translation>오른쪽</translation>
    </message>
    <message>
        <source>Step %1 of %2: SHA-256(0x01 ‖ left ‖ right) = SHA-256(0x01 ‖ %3 ‖ %4) = %5. ✓ Computed here.</source>
        <translation>%2단계 가운데 %1단계: SHA-256(0x01 ‖ 왼쪽 ‖ 오른쪽) = SHA-256(0x01 ‖ %3 ‖ %4) = %5. ✓ 이 컴퓨터에서 계산했습니다.</translation>
    </message>
    <message>
        <source>The hash on the %1 came with the proof and stands for %2; the result stands for %3.</source>
        <translation>%1 해시는 증명과 함께 받은 값으로 %2을 대표하고, 결과는 %3을 대표합니다.</translation>
    </message>
    <message>
        <source>✓ The root computed here equals log_root in the header of block %1 (%2): every one of the %3 transactions up to this block is bound by it.</source>
        <translation>✓ 이 컴퓨터에서 계산한 뿌리가 블록 %1 헤더의 기록 뿌리(%2)와 같습니다. 이 블록까지의 거래 %3건이 모두 이 값에 묶여 있습니다.</translation>
    </message>
    <message>
        <source>✕ The root computed here (%1) is not log_root in the header of block %2 (%3).</source>
        <translation>✕ 이 컴퓨터에서 계산한 뿌리(%1)가 블록 %2 헤더의 기록 뿌리(%3)와 다릅니다.</translation>
    </message>
    <message>
        <source>✓ The header&apos;s ledger root fits its members, and the node %1, which this console trusts, has signed it. Both checked here.</source>
        <translation>✓ 헤더의 원장 뿌리가 항목들과 맞고, 이 콘솔이 신뢰하는 노드 %1의 서명이 올바릅니다. 둘 다 이 컴퓨터에서 확인했습니다.</translation>
    </message>
    <message>
        <source>✕ The header&apos;s signature by the trusted node, or its ledger root, is not good.</source>
        <translation>✕ 신뢰하는 노드의 헤더 서명 또는 원장 뿌리가 올바르지 않습니다.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2단계 중 %1</translation>
    </message>
    <message>
        <source>One step down, towards the leaf</source>
        <translation>잎 쪽으로 한 단계 아래</translation>
    </message>
    <message>
        <source>One step up, towards the root</source>
        <translation>뿌리 쪽으로 한 단계 위</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>작게</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>크게</translation>
    </message>
    <message>
        <source>Fit the width</source>
        <translation>너비에 맞춤</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>맞춤</translation>
    </message>
    <message>
        <source>Path from the transaction to the log root</source>
        <translation>거래에서 기록 뿌리까지의 경로</translation>
    </message>
    <message>
        <source>Arrow keys walk through the steps, + and − zoom</source>
        <translation>화살표 키로 단계를 옮기고 +와 −로 크기를 바꿉니다</translation>
    </message>
    <message>
        <source>Path to the log root of block %1</source>
        <translation>블록 %1의 기록 뿌리까지의 경로</translation>
    </message>
    <message>
        <source>Show in a window of its own</source>
        <translation>새 창에서 크게 보기</translation>
    </message>
</context>
<context>
    <name>maru::console::Navigation</name>
    <message>
        <source>%1, %2 waiting</source>
        <translation>%1, 대기 %2건</translation>
    </message>
</context>
<context>
    <name>maru::console::NoticePanel</name>
    <message>
        <source>Unread</source>
        <translation>읽지 않음</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>알림</translation>
    </message>
    <message>
        <source>Mark &amp;all read</source>
        <translation>모두 읽음으로(&amp;A)</translation>
    </message>
    <message>
        <source>Mark all notices read</source>
        <translation>알림을 모두 읽음으로 표시</translation>
    </message>
    <message>
        <source>C&amp;lear</source>
        <translation>비우기(&amp;L)</translation>
    </message>
    <message>
        <source>Remove all notices</source>
        <translation>알림을 모두 지우기</translation>
    </message>
    <message>
        <source>Nothing new. What needs your attention is collected here.</source>
        <translation>새 알림이 없습니다. 살펴볼 일이 생기면 여기에 모입니다.</translation>
    </message>
</context>
<context>
    <name>maru::console::OfficersView</name>
    <message>
        <source>Counting: %1 of %2 officers</source>
        <translation>세는 중: 담당자 %2명 가운데 %1명</translation>
    </message>
    <message>
        <source>No officers yet</source>
        <translation>아직 담당자가 없습니다</translation>
    </message>
    <message>
        <source>%1 officers, counted from the ledger.</source>
        <translation>담당자 %1명을 원장에서 셌습니다.</translation>
    </message>
    <message>
        <source>All of their transactions are counted.</source>
        <translation>이들의 모든 거래를 셌습니다.</translation>
    </message>
    <message>
        <source>Of each officer the newest %1 transactions are counted; where a + stands, older ones (before %2 at the latest) are not.</source>
        <translation>담당자마다 최근 거래 %1건까지 셌습니다. +가 붙은 담당자는 더 오래된 거래(늦어도 %2 이전)가 빠져 있습니다.</translation>
    </message>
    <message>
        <source>Show the actions</source>
        <translation>행위 보기</translation>
    </message>
    <message>
        <source>Show the refusals</source>
        <translation>거절 보기</translation>
    </message>
    <message>
        <source>Count again</source>
        <translation>다시 세기</translation>
    </message>
    <message>
        <source>Find an officer</source>
        <translation>담당자 찾기</translation>
    </message>
    <message>
        <source>Officers and their actions</source>
        <translation>담당자와 행위</translation>
    </message>
    <message>
        <source>The transactions of 1 officer could not be read (?); count again to try.</source>
        <translation>담당자 1명의 거래를 읽지 못했습니다(?). 다시 세어 보십시오.</translation>
    </message>
    <message>
        <source>The transactions of %1 officers could not be read (?); count again to try.</source>
        <translation>담당자 %1명의 거래를 읽지 못했습니다(?). 다시 세어 보십시오.</translation>
    </message>
    <message>
        <source>There are more officers than this table counts.</source>
        <translation>이 표가 세는 수보다 담당자가 더 많습니다.</translation>
    </message>
    <message>
        <source>As of block %1.</source>
        <translation>블록 %1 기준입니다.</translation>
    </message>
    <message>
        <source>Newer transactions have come: count again.</source>
        <translation>더 새 거래가 있습니다. 다시 세십시오.</translation>
    </message>
    <message>
        <source>The list of officers could not be read: %1</source>
        <translation>담당자 목록을 읽지 못했습니다: %1</translation>
    </message>
</context>
<context>
    <name>maru::console::PaletteModel</name>
    <message>
        <source>Recent</source>
        <translation>최근</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>화면</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>업무</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>명령</translation>
    </message>
    <message>
        <source>Found on the server</source>
        <translation>서버에서 찾은 것</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1, %2, %3</translation>
    </message>
</context>
<context>
    <name>maru::console::PaletteSearch</name>
    <message>
        <source>Block %1</source>
        <translation>블록 %1</translation>
    </message>
    <message>
        <source>Transaction %1 · block %2</source>
        <translation>거래 %1 · 블록 %2</translation>
    </message>
</context>
<context>
    <name>maru::console::PeopleWidget</name>
    <message>
        <source>Agencies and officers</source>
        <translation>기관·담당자</translation>
    </message>
    <message>
        <source>&amp;Agencies and officers</source>
        <translation>기관·담당자(&amp;A)</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>역할</translation>
    </message>
    <message>
        <source>Who may do what</source>
        <translation>누가 무엇을 할 수 있나</translation>
    </message>
    <message>
        <source>Certificate ends: %1</source>
        <translation>인증서 만료: %1</translation>
    </message>
    <message>
        <source>It ended on %1. Renew it so that officers can be confirmed again.</source>
        <translation>%1에 만료되었습니다. 담당자를 다시 확정할 수 있도록 갱신하세요.</translation>
    </message>
    <message>
        <source>%1 days are left, until %2. Renew it on the page of agencies.</source>
        <translation>%1일 남았습니다(%2까지). 기관 화면에서 갱신하세요.</translation>
    </message>
    <message>
        <source>%1 agencies</source>
        <translation>기관 %1곳</translation>
    </message>
    <message>
        <source>‼ certificates that end within %1 days: %2</source>
        <translation>‼ %1일 안에 만료되는 인증서: %2</translation>
    </message>
    <message>
        <source>every change is a signed transaction; what gives rights needs a second administrator</source>
        <translation>모든 변경은 서명된 거래이며, 권한을 주는 일은 다른 관리자의 결재가 필요합니다</translation>
    </message>
</context>
<context>
    <name>maru::console::PresetNameDialog</name>
    <message>
        <source>A preset of this name is replaced.</source>
        <translation>같은 이름의 저장한 조건을 바꿔 씁니다.</translation>
    </message>
    <message>
        <source>Another preset has this name.</source>
        <translation>이미 쓰고 있는 이름입니다.</translation>
    </message>
    <message>
        <source>Save as a preset</source>
        <translation>조건 저장</translation>
    </message>
    <message>
        <source>Rename the preset</source>
        <translation>저장한 조건 이름 바꾸기</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Name of the preset</source>
        <translation>저장할 이름</translation>
    </message>
    <message>
        <source>&amp;With the columns as they are now</source>
        <translation>지금의 열 배치도 함께 저장(&amp;W)</translation>
    </message>
    <message>
        <source>With the columns as they are now</source>
        <translation>지금의 열 배치도 함께 저장</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>저장(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>이름 바꾸기(&amp;R)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>maru::console::PrivacyWidget</name>
    <message>
        <source>Evidence</source>
        <translation>감사 증적</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>개인정보 보호</translation>
    </message>
    <message>
        <source>Personal data is in the vault only; the chain holds commitments, reasons and certificates</source>
        <translation>개인정보는 보관소에만 있고, 체인에는 확약값과 사유, 증명만 있습니다</translation>
    </message>
    <message>
        <source>Records held</source>
        <translation>보관 중인 기록</translation>
    </message>
    <message>
        <source>%1 kept apart for another law</source>
        <translation>다른 법령에 따라 분리 보관 %1건</translation>
    </message>
    <message>
        <source>Due for destruction</source>
        <translation>파기 대상</translation>
    </message>
    <message>
        <source>their time is over</source>
        <translation>보유 기간이 끝났습니다</translation>
    </message>
    <message>
        <source>Destroyed</source>
        <translation>파기 완료</translation>
    </message>
    <message>
        <source>with a certificate on the chain</source>
        <translation>체인에 증명이 있습니다</translation>
    </message>
    <message>
        <source>Open requests</source>
        <translation>처리할 요구</translation>
    </message>
    <message>
        <source>next deadline %1</source>
        <translation>다음 기한 %1</translation>
    </message>
    <message>
        <source>nothing waits</source>
        <translation>기다리는 요구가 없습니다</translation>
    </message>
    <message>
        <source>&amp;Privacy</source>
        <translation>개인정보 보호(&amp;P)</translation>
    </message>
</context>
<context>
    <name>maru::console::ProgressWindow</name>
    <message>
        <source>Cancelling…</source>
        <translation>취소하는 중…</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>마쳤습니다</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>마치지 못했습니다</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>취소(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>닫기(&amp;C)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>열기(&amp;O)</translation>
    </message>
    <message>
        <source>Open the file</source>
        <translation>파일 열기</translation>
    </message>
    <message>
        <source>Open &amp;folder</source>
        <translation>폴더 열기(&amp;F)</translation>
    </message>
    <message>
        <source>Open the folder of the file</source>
        <translation>파일이 있는 폴더 열기</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>진행률</translation>
    </message>
    <message>
        <source>What is being done</source>
        <translation>진행 중인 작업</translation>
    </message>
    <message>
        <source>Code: %1</source>
        <translation>코드: %1</translation>
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
    <message>
        <source>Could not be checked</source>
        <translation>확인하지 못함</translation>
    </message>
</context>
<context>
    <name>maru::console::ReasonBar</name>
    <message>
        <source>Reasons of the refusals</source>
        <translation>거절 사유</translation>
    </message>
    <message>
        <source>Reasons of the newest %1 refusals</source>
        <translation>최근 거절 %1건의 사유</translation>
    </message>
    <message>
        <source>Reasons of all %1 refusals</source>
        <translation>거절 %1건 전체의 사유</translation>
    </message>
    <message>
        <source>Show the refusals with this reason: %1</source>
        <translation>이 사유로 거절된 행위 보기: %1</translation>
    </message>
    <message>
        <source>All reasons</source>
        <translation>모든 사유</translation>
    </message>
</context>
<context>
    <name>maru::console::ResourcePane</name>
    <message>
        <source>Act on the selected ▾</source>
        <translation>선택 항목 업무 ▾</translation>
    </message>
    <message>
        <source>The server cannot be reached; nothing is queued. The button comes back with the connection.</source>
        <translation>서버에 연결할 수 없습니다. 요청을 쌓아 두지 않으며, 연결되면 다시 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>Select one row: this is not done for several at once.</source>
        <translation>한 행만 선택해 주십시오. 여러 행을 한꺼번에 처리하지 않는 업무입니다.</translation>
    </message>
    <message>
        <source>Select a row first.</source>
        <translation>먼저 행을 선택해 주십시오.</translation>
    </message>
    <message>
        <source>The state of the selected row does not allow this.</source>
        <translation>선택한 행의 지금 상태에서는 할 수 없습니다.</translation>
    </message>
    <message>
        <source>%1 (%2 rows)</source>
        <translation>%1 (%2건)</translation>
    </message>
    <message>
        <source>As %1 (%2) you</source>
        <translation>%1(%2) 이름으로</translation>
    </message>
    <message>
        <source>The server cannot be reached. Data as of block %1, %2; actions are off until the connection is back.</source>
        <translation>서버에 연결할 수 없습니다. 블록 %1(%2) 기준 자료이며, 연결될 때까지 업무 단추를 쓸 수 없습니다.</translation>
    </message>
</context>
<context>
    <name>maru::console::RevealPart</name>
    <message>
        <source>Sent for approval, open in Approvals.</source>
        <translation>승인을 요청했습니다. 승인 화면에서 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>In the clear</source>
        <translation>원문</translation>
    </message>
    <message>
        <source>Masked</source>
        <translation>가림 처리</translation>
    </message>
    <message>
        <source>Writing the reason into the chain…</source>
        <translation>사유를 체인에 기록하는 중입니다…</translation>
    </message>
    <message>
        <source>◉ marks what is shown, until %1. The person sees that you looked, and why.</source>
        <translation>◉ 표시한 항목을 %1까지 보여 줍니다. 열람한 사실과 사유는 정보주체에게 보입니다.</translation>
    </message>
    <message>
        <source>Your roles do not include seeing more.</source>
        <translation>담당 역할로는 더 볼 수 없습니다.</translation>
    </message>
    <message>
        <source>To see more, say what you need and why. It stays on the chain, and the person sees it.</source>
        <translation>원문을 보려면 필요한 항목과 사유를 적습니다. 체인에 남고 정보주체에게 보입니다.</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>목적</translation>
    </message>
    <message>
        <source>Reason (no personal data)</source>
        <translation>사유(개인정보를 적지 마십시오)</translation>
    </message>
    <message>
        <source>e.g. receipt 2026-1183 came back</source>
        <translation>예: 영수증 2026-1183 반송 확인</translation>
    </message>
    <message>
        <source>Sign and show</source>
        <translation>서명하고 보기</translation>
    </message>
    <message>
        <source>Cover again</source>
        <translation>다시 가리기</translation>
    </message>
    <message>
        <source>Values of the record</source>
        <translation>기록의 값</translation>
    </message>
</context>
<context>
    <name>maru::console::SettingsWidget</name>
    <message>
        <source>&amp;Settings</source>
        <translation>설정(&amp;S)</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>연결됨</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>연결 중</translation>
    </message>
    <message>
        <source>not reachable</source>
        <translation>연결할 수 없음</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>연결되지 않음</translation>
    </message>
    <message>
        <source>Console version</source>
        <translation>콘솔 버전</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>서버</translation>
    </message>
    <message>
        <source>Server version</source>
        <translation>서버 버전</translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>체인</translation>
    </message>
    <message>
        <source>Node that signs the blocks</source>
        <translation>블록에 서명하는 노드</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Each choice takes effect at once and is kept for you on this computer</source>
        <translation>고르면 바로 적용되며 이 컴퓨터에 사용자별로 저장됩니다</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>화면 색</translation>
    </message>
    <message>
        <source>High contrast reaches 7:1 everywhere and has stronger lines.</source>
        <translation>고대비는 명암비가 어디서나 7:1 이상이고 선이 굵습니다.</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>글자 크기</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Signed records are the same in both languages.</source>
        <translation>서명된 기록은 어느 언어에서나 같습니다.</translation>
    </message>
    <message>
        <source>Automatic lock</source>
        <translation>자동 잠금</translation>
    </message>
    <message>
        <source>Without a key or a click for this long the console locks itself and forgets the key. It also locks when the computer sleeps or the session ends.</source>
        <translation>이 시간 동안 입력이 없으면 콘솔이 잠기고 키를 잊습니다. 컴퓨터가 절전에 들어가거나 로그아웃할 때에도 잠깁니다.</translation>
    </message>
    <message>
        <source>Desktop notices</source>
        <translation>바탕화면 알림</translation>
    </message>
    <message>
        <source>Only the headline is shown on the desktop, never what is in it.</source>
        <translation>바탕화면에는 제목만 나타나며 내용은 표시하지 않습니다.</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>배치</translation>
    </message>
    <message>
        <source>Columns, widths, splitters and the place of the window become as at the first start. Drafts and choices are kept.</source>
        <translation>표의 열과 폭, 나눔선, 창의 위치를 처음 상태로 되돌립니다. 초안과 설정은 그대로 둡니다.</translation>
    </message>
    <message>
        <source>About</source>
        <translation>정보</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>고대비</translation>
    </message>
    <message>
        <source>Lock &amp;after</source>
        <translation>잠그기까지(&amp;A)</translation>
    </message>
    <message>
        <source> minutes</source>
        <translation>분</translation>
    </message>
    <message>
        <source>Minutes until the console locks itself</source>
        <translation>자동으로 잠글 때까지의 시간(분)</translation>
    </message>
    <message>
        <source>Show notices on the desktop</source>
        <translation>바탕화면에 알림 표시</translation>
    </message>
    <message>
        <source>Reset all layouts</source>
        <translation>모든 배치 초기화</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>라이선스</translation>
    </message>
    <message>
        <source>not trusted yet</source>
        <translation>아직 신뢰하지 않음</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>움직임</translation>
    </message>
    <message>
        <source>Charts change at once instead of gliding. The system&apos;s own choice counts too.</source>
        <translation>차트가 미끄러지듯 바뀌지 않고 바로 바뀝니다. 운영체제에서 고른 것도 따릅니다.</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>움직임 줄이기</translation>
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
    <message>
        <source>Another server…</source>
        <translation>다른 서버…</translation>
    </message>
    <message>
        <source>Forget this server</source>
        <translation>이 서버 지우기</translation>
    </message>
    <message>
        <source>%1 and the key that is trusted for it will be forgotten on this computer. Key files stay where they are.</source>
        <translation>이 컴퓨터에서 %1 서버와 이 서버에 대해 신뢰한 키를 지웁니다. 서명 키 파일은 그대로 남습니다.</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>지우기</translation>
    </message>
    <message>
        <source>S&amp;erver list</source>
        <translation>서버 목록(&amp;E)</translation>
    </message>
    <message>
        <source>Server list</source>
        <translation>서버 목록</translation>
    </message>
    <message>
        <source>Na&amp;me of the server (optional)</source>
        <translation>서버 이름(선택)(&amp;M)</translation>
    </message>
    <message>
        <source>Name of the server</source>
        <translation>서버 이름</translation>
    </message>
    <message>
        <source>Security to&amp;ken</source>
        <translation>보안 토큰(&amp;K)</translation>
    </message>
    <message>
        <source>Security token</source>
        <translation>보안 토큰</translation>
    </message>
    <message>
        <source>&amp;PIN of the token</source>
        <translation>보안 토큰 PIN(&amp;P)</translation>
    </message>
    <message>
        <source>PIN of the token</source>
        <translation>보안 토큰 PIN</translation>
    </message>
    <message>
        <source>Your key stays on the token. The PIN unlocks it.</source>
        <translation>키는 보안 토큰 밖으로 나가지 않습니다. PIN을 입력하면 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>You can try again now.</source>
        <translation>이제 다시 시도할 수 있습니다.</translation>
    </message>
    <message>
        <source>Use a security token…</source>
        <translation>보안 토큰 사용…</translation>
    </message>
    <message>
        <source>Use a security token</source>
        <translation>보안 토큰 사용</translation>
    </message>
    <message>
        <source>I have an invitation code…</source>
        <translation>초대 코드가 있습니다…</translation>
    </message>
    <message>
        <source>I have an invitation code</source>
        <translation>초대 코드가 있습니다</translation>
    </message>
    <message>
        <source>Too many wrong attempts with this key. Seconds to wait: %1</source>
        <translation>이 키로 여러 번 잘못 시도했습니다. 남은 대기 시간(초): %1</translation>
    </message>
    <message>
        <source>Locked. This goes on meanwhile:</source>
        <translation>잠겼습니다. 그동안 다음 일은 계속됩니다.</translation>
    </message>
</context>
<context>
    <name>maru::console::StatusLine</name>
    <message>
        <source>%1 s ago</source>
        <translation>%1초 전</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>%1분 전</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>%1시간 전</translation>
    </message>
    <message>
        <source>%1 d ago</source>
        <translation>%1일 전</translation>
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
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>고대비</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Switch between Korean and English</source>
        <translation>한국어와 영어 바꾸기</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>화면 색</translation>
    </message>
    <message>
        <source>Switch between light, dark and high contrast</source>
        <translation>밝게, 어둡게, 고대비 순서로 바꾸기</translation>
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
        <source>Not up to date: %1</source>
        <translation>최신 상태가 아닙니다: %1</translation>
    </message>
    <message>
        <source>The server cannot be reached</source>
        <translation>서버에 연결할 수 없습니다</translation>
    </message>
    <message>
        <source>The list could not be read</source>
        <translation>목록을 읽지 못했습니다</translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation>아직 없습니다</translation>
    </message>
    <message>
        <source>%1 in all</source>
        <translation>모두 %1건</translation>
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
        <source>loading…</source>
        <translation>불러오는 중…</translation>
    </message>
    <message>
        <source>Columns ▾</source>
        <translation>열 ▾</translation>
    </message>
    <message>
        <source>Choose columns</source>
        <translation>열 고르기</translation>
    </message>
    <message>
        <source>List</source>
        <translation>목록</translation>
    </message>
    <message>
        <source>Needed is one of these roles: %1.</source>
        <translation>다음 역할 가운데 하나가 있어야 합니다: %1.</translation>
    </message>
    <message>
        <source>Roles are given by the administrator of your agency (Agencies and officers).</source>
        <translation>역할은 관리자가 ‘기관·담당자’ 화면에서 줍니다. 관리자에게 요청해 주십시오.</translation>
    </message>
    <message>
        <source>Nothing was lost. The console tries again by itself.</source>
        <translation>잃은 것은 없습니다. 콘솔이 스스로 다시 연결합니다.</translation>
    </message>
    <message>
        <source>It will be shown here as soon as there is something.</source>
        <translation>생기는 대로 이곳에 표시됩니다.</translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation>%1건 선택</translation>
    </message>
    <message>
        <source>narrow the filter to see the rest</source>
        <translation>나머지를 보려면 조건을 좁혀 주십시오</translation>
    </message>
    <message>
        <source>counting…</source>
        <translation>세는 중…</translation>
    </message>
    <message>
        <source>C&amp;opy the selected rows</source>
        <translation>선택한 행 복사(&amp;O)</translation>
    </message>
    <message>
        <source>Stop counting</source>
        <translation>세기 멈춤</translation>
    </message>
    <message>
        <source>%1 selected rows</source>
        <translation>선택한 %1건</translation>
    </message>
</context>
<context>
    <name>maru::console::TokenDialog</name>
    <message>
        <source>Choose the token&apos;s module</source>
        <translation>보안 토큰 모듈 선택</translation>
    </message>
    <message>
        <source>Modules (*.so *.dll *.dylib);;All files (*)</source>
        <translation>모듈 (*.so *.dll *.dylib);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>Looking for tokens…</source>
        <translation>보안 토큰을 찾는 중…</translation>
    </message>
    <message>
        <source>Security token</source>
        <translation>보안 토큰</translation>
    </message>
    <message>
        <source>The key is on a smart card or another PKCS#11 token and never leaves it. The PIN is asked for when you sign in.</source>
        <translation>키는 스마트카드와 같은 PKCS#11 보안 토큰에 있으며 밖으로 나가지 않습니다. PIN은 로그인할 때 입력합니다.</translation>
    </message>
    <message>
        <source>&amp;Module of the token&apos;s maker</source>
        <translation>토큰 제조사의 모듈(&amp;M)</translation>
    </message>
    <message>
        <source>Module of the token&apos;s maker</source>
        <translation>토큰 제조사의 모듈</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>선택…</translation>
    </message>
    <message>
        <source>&amp;Token</source>
        <translation>토큰(&amp;T)</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>토큰</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>다시 찾기</translation>
    </message>
    <message>
        <source>Look for tokens again</source>
        <translation>보안 토큰 다시 찾기</translation>
    </message>
    <message>
        <source>Name of the &amp;key (only when there are several)</source>
        <translation>키 이름(여러 개일 때만)(&amp;K)</translation>
    </message>
    <message>
        <source>Name of the key</source>
        <translation>키 이름</translation>
    </message>
    <message>
        <source>Use this token</source>
        <translation>이 토큰 사용</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>maru::console::TopBar</name>
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
        <translation>연결되지 않음</translation>
    </message>
    <message>
        <source>Maru</source>
        <translation>마루</translation>
    </message>
    <message>
        <source>Navigation narrow or wide</source>
        <translation>왼쪽 목록 좁게 또는 넓게</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>이전 화면</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>다음 화면</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>도움말</translation>
    </message>
    <message>
        <source>Search: transactions, campaigns, blocks …   Ctrl+K</source>
        <translation>검색: 거래, 캠페인, 블록 …   Ctrl+K</translation>
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
        <translation>콘솔 잠그기</translation>
    </message>
    <message>
        <source>Ctrl+L</source>
        <translation>Ctrl+L</translation>
    </message>
    <message>
        <source>Server not trusted yet</source>
        <translation>서버를 아직 신뢰하지 않음</translation>
    </message>
</context>
<context>
    <name>maru::console::TransactionPart</name>
    <message>
        <source>Open block %1</source>
        <translation>블록 %1 열기</translation>
    </message>
    <message>
        <source>Fetching the proof…</source>
        <translation>증명을 받는 중…</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>내용</translation>
    </message>
    <message>
        <source>Path to the log root</source>
        <translation>기록 뿌리까지의 경로</translation>
    </message>
    <message>
        <source>As the server says; not checked yet.</source>
        <translation>서버가 알려 준 내용이며 아직 확인하지 않았습니다.</translation>
    </message>
    <message>
        <source>Said by the receipt, which was checked on this computer.</source>
        <translation>이 컴퓨터에서 확인한 영수증의 내용입니다.</translation>
    </message>
    <message>
        <source>The server shows something else than its receipt proves. The sentence is that of the receipt; tell your system administrator.</source>
        <translation>서버가 보여 주는 내용이 영수증이 증명하는 내용과 다릅니다. 위 문장은 영수증의 내용입니다. 시스템 관리자에게 알려 주십시오.</translation>
    </message>
    <message>
        <source>The receipt does not hold: this is only what the server says.</source>
        <translation>영수증이 맞지 않습니다. 서버가 알려 준 내용일 뿐입니다.</translation>
    </message>
    <message>
        <source>The receipt could not be had: this is what the server says, not checked.</source>
        <translation>영수증을 받지 못했습니다. 서버가 알려 준 내용이며 확인하지 않았습니다.</translation>
    </message>
</context>
<context>
    <name>maru::console::TrustPanel</name>
    <message>
        <source>Is this the right server?</source>
        <translation>이 서버가 맞습니까?</translation>
    </message>
    <message>
        <source>The server&apos;s key has changed</source>
        <translation>서버의 키가 바뀌었습니다</translation>
    </message>
    <message>
        <source>Fingerprint of the server&apos;s key (SHA-256)</source>
        <translation>서버 키 지문(SHA-256)</translation>
    </message>
    <message>
        <source>Fingerprint %1</source>
        <translation>지문 %1</translation>
    </message>
    <message>
        <source>Issued for %1 by %2, valid from %3 to %4. The operator reads the fingerprint with “maru-server doctor”.</source>
        <translation>%1에게 %2(이)가 발급, 유효 기간 %3 ~ %4. 서버 관리자는 “maru-server doctor”로 지문을 확인합니다.</translation>
    </message>
    <message>
        <source>To trust the new key, type the first %1 digits from the operator&apos;s notice</source>
        <translation>새 키를 신뢰하려면 관리자 안내문에 적힌 지문의 처음 %1자리를 입력하십시오</translation>
    </message>
    <message>
        <source>&amp;Do not connect</source>
        <translation>접속하지 않음(&amp;D)</translation>
    </message>
    <message>
        <source>Do not connect</source>
        <translation>접속하지 않음</translation>
    </message>
    <message>
        <source>&amp;Trust this server</source>
        <translation>이 서버 신뢰(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Trust the new key</source>
        <translation>새 키 신뢰(&amp;T)</translation>
    </message>
    <message>
        <source>Trust this server</source>
        <translation>이 서버 신뢰</translation>
    </message>
    <message>
        <source>Trust the new key</source>
        <translation>새 키 신뢰</translation>
    </message>
</context>
<context>
    <name>maru::console::Watcher</name>
    <message>
        <source>Waiting for you: %1</source>
        <translation>대기 중인 업무: %1</translation>
    </message>
    <message>
        <source>Connection lost</source>
        <translation>연결이 끊겼습니다</translation>
    </message>
    <message>
        <source>What you see is as of block %1. Nothing is sent until the connection is back.</source>
        <translation>화면의 내용은 블록 %1 기준입니다. 다시 연결될 때까지 아무것도 제출되지 않습니다.</translation>
    </message>
    <message>
        <source>Connected again</source>
        <translation>다시 연결되었습니다</translation>
    </message>
    <message>
        <source>After %1 s; %2 blocks were made meanwhile.</source>
        <translation>%1초 만에 연결되었습니다. 그동안 블록 %2개가 만들어졌습니다.</translation>
    </message>
    <message>
        <source>After %1 min; %2 blocks were made meanwhile.</source>
        <translation>%1분 만에 연결되었습니다. 그동안 블록 %2개가 만들어졌습니다.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is wrong</source>
        <translation>이 컴퓨터의 시계가 맞지 않습니다</translation>
    </message>
    <message>
        <source>It is %1 s behind the server&apos;s. Set it, or ages and deadlines look wrong.</source>
        <translation>서버보다 %1초 느립니다. 맞추지 않으면 경과 시간과 기한이 잘못 보입니다.</translation>
    </message>
    <message>
        <source>It is %1 s ahead of the server&apos;s. Set it, or ages and deadlines look wrong.</source>
        <translation>서버보다 %1초 빠릅니다. 맞추지 않으면 경과 시간과 기한이 잘못 보입니다.</translation>
    </message>
    <message>
        <source>Refused: %1</source>
        <translation>거절됨: %1</translation>
    </message>
    <message>
        <source>Outcome unknown: %1</source>
        <translation>결과를 알 수 없음: %1</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation>완료: %1</translation>
    </message>
    <message>
        <source>In block %1.</source>
        <translation>블록 %1에 기록되었습니다.</translation>
    </message>
    <message>
        <source>Maru console</source>
        <translation>마루 콘솔</translation>
    </message>
    <message>
        <source>%1 more now waits for your decision, %2 in all.</source>
        <translation>처리를 기다리는 일이 %1건 늘어 모두 %2건입니다.</translation>
    </message>
    <message>
        <source>Sent for approval: %1</source>
        <translation>결재에 올림: %1</translation>
    </message>
    <message>
        <source>Approved and executed: %1</source>
        <translation>승인되어 실행됨: %1</translation>
    </message>
    <message>
        <source>Approved, but not done: %1</source>
        <translation>승인되었지만 실행 못 함: %1</translation>
    </message>
    <message>
        <source>Rejected: %1</source>
        <translation>반려됨: %1</translation>
    </message>
    <message>
        <source>Expired without approval: %1</source>
        <translation>승인 없이 기한이 지남: %1</translation>
    </message>
    <message>
        <source>Your proposal has ended. Open it to see the signatures.</source>
        <translation>올린 결재안이 끝났습니다. 열어서 서명을 보십시오.</translation>
    </message>
</context>
<context>
    <name>maru::console::Wizard</name>
    <message>
        <source>%1 things to mend</source>
        <translation>고칠 것 %1가지</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>%2단계 중 %1단계</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>진행</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>Review and sign</source>
        <translation>검토와 서명</translation>
    </message>
    <message>
        <source>✓ Done</source>
        <translation>✓ 완료</translation>
    </message>
    <message>
        <source>✕ Nothing was changed</source>
        <translation>✕ 바뀐 것이 없습니다</translation>
    </message>
    <message>
        <source>! Done in part</source>
        <translation>! 일부만 처리되었습니다</translation>
    </message>
    <message>
        <source>✓ %1: in block %2</source>
        <translation>✓ %1: 블록 %2에 기록됨</translation>
    </message>
    <message>
        <source>✕ %1: refused. %2</source>
        <translation>✕ %1: 거절됨. %2</translation>
    </message>
    <message>
        <source>! %1: %2</source>
        <translation>! %1: %2</translation>
    </message>
    <message>
        <source>· %1: not sent</source>
        <translation>· %1: 보내지 않음</translation>
    </message>
    <message>
        <source>What you typed is kept. Mend it and submit again.</source>
        <translation>입력한 내용은 그대로 있습니다. 고친 뒤 다시 제출해 주십시오.</translation>
    </message>
    <message>
        <source>What was accepted stands and is not sent again. Mend the rest and go on from here.</source>
        <translation>받아들여진 것은 유효하며 다시 보내지 않습니다. 나머지를 고친 뒤 여기서부터 이어 가십시오.</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>이전(&amp;B)</translation>
    </message>
    <message>
        <source>Save and c&amp;lose</source>
        <translation>저장하고 닫기(&amp;L)</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>닫기(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>다음(&amp;N)</translation>
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
        <source>Submitting %1 of %2…</source>
        <translation>%2건 중 %1번째 제출 중…</translation>
    </message>
    <message>
        <source>&amp;Mend and try again</source>
        <translation>고치고 다시 시도(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Go on from here</source>
        <translation>여기서부터 이어 가기(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Finish</source>
        <translation>마침(&amp;F)</translation>
    </message>
    <message>
        <source>What happens next:</source>
        <translation>다음에 일어날 일:</translation>
    </message>
    <message>
        <source>! Outcome not known yet</source>
        <translation>! 결과를 아직 확인하지 못했습니다</translation>
    </message>
    <message>
        <source>Open the transaction %1</source>
        <translation>거래 %1 열기</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: only after what comes before it is approved</source>
        <translation>%1: 앞의 것이 승인된 뒤에만 할 수 있습니다</translation>
    </message>
    <message>
        <source>✓ Sent for approval</source>
        <translation>✓ 결재에 올렸습니다</translation>
    </message>
    <message>
        <source>⚖ %1: waits for approval until %2</source>
        <translation>⚖ %1: %2까지 승인 대기</translation>
    </message>
    <message>
        <source>· %1: to be done once that is approved</source>
        <translation>· %1: 앞의 것이 승인되면 하십시오</translation>
    </message>
    <message>
        <source>Open in Approvals</source>
        <translation>결재에서 열기</translation>
    </message>
</context>
<context>
    <name>maru::console::approvals::ChangesModel</name>
    <message>
        <source>Record</source>
        <translation>기록</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>바뀌기 전</translation>
    </message>
    <message>
        <source>After</source>
        <translation>바뀐 뒤</translation>
    </message>
</context>
<context>
    <name>maru::console::approvals::DecisionDialog</name>
    <message>
        <source>What was proposed</source>
        <translation>올린 내용</translation>
    </message>
    <message>
        <source>Being worked out…</source>
        <translation>무엇이 바뀌는지 계산하고 있습니다…</translation>
    </message>
    <message>
        <source>As things are now it would be refused: %1</source>
        <translation>지금 상태로는 거부됩니다: %1</translation>
    </message>
    <message>
        <source>This proposal has ended meanwhile.</source>
        <translation>그사이에 이 결재안이 끝났습니다.</translation>
    </message>
    <message>
        <source>What will happen, as of block %1</source>
        <translation>바뀌는 것, 블록 %1 기준</translation>
    </message>
    <message>
        <source>What will happen</source>
        <translation>바뀌는 것</translation>
    </message>
    <message>
        <source>Signatures</source>
        <translation>서명</translation>
    </message>
    <message>
        <source>The proposal is rejected, in block %1. Its proposer sees your reason.</source>
        <translation>블록 %1에서 반려했습니다. 올린 사람이 사유를 봅니다.</translation>
    </message>
    <message>
        <source>Decide: %1</source>
        <translation>결재: %1</translation>
    </message>
    <message>
        <source>As %1 (%2) you reject this with your key. One rejection ends it.</source>
        <translation>%1(%2)의 이름으로 서명하여 반려합니다. 한 사람의 반려로 끝납니다.</translation>
    </message>
    <message>
        <source>As %1 (%2) you approve exactly this with your key: your signature holds for the transaction %3 and for no other.</source>
        <translation>%1(%2)의 이름으로 바로 이 내용을 승인합니다. 서명은 거래 %3에만 유효하고 다른 거래에는 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>Reason for the rejection</source>
        <translation>반려 사유</translation>
    </message>
    <message>
        <source>! Outcome not known yet</source>
        <translation>! 결과를 아직 모릅니다</translation>
    </message>
    <message>
        <source>✕ Refused</source>
        <translation>✕ 거부됨</translation>
    </message>
    <message>
        <source>✓ Rejected</source>
        <translation>✓ 반려했습니다</translation>
    </message>
    <message>
        <source>✓ Approved</source>
        <translation>✓ 승인했습니다</translation>
    </message>
    <message>
        <source>Open the transaction</source>
        <translation>거래 열기</translation>
    </message>
    <message>
        <source>&amp;Sign the rejection</source>
        <translation>서명하고 반려(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Reject…</source>
        <translation>반려(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>뒤로(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>닫기(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>취소(&amp;C)</translation>
    </message>
    <message>
        <source>Submitting…</source>
        <translation>제출하는 중…</translation>
    </message>
    <message>
        <source>&amp;Approve and sign</source>
        <translation>승인하고 서명(&amp;A)</translation>
    </message>
</context>
<context>
    <name>maru::console::approvals::ProposalPart</name>
    <message>
        <source>Signatures</source>
        <translation>서명</translation>
    </message>
    <message>
        <source>What was proposed</source>
        <translation>올린 내용</translation>
    </message>
    <message>
        <source>Restricted</source>
        <translation>제한됨</translation>
    </message>
    <message>
        <source>Your roles do not include reading it.</source>
        <translation>열람할 수 있는 역할이 아닙니다.</translation>
    </message>
    <message>
        <source>Open the proposed transaction</source>
        <translation>올린 거래 열기</translation>
    </message>
    <message>
        <source>What will happen</source>
        <translation>바뀌는 것</translation>
    </message>
    <message>
        <source>Being worked out…</source>
        <translation>무엇이 바뀌는지 계산하고 있습니다…</translation>
    </message>
    <message>
        <source>What will happen, as of block %1</source>
        <translation>바뀌는 것, 블록 %1 기준</translation>
    </message>
    <message>
        <source>As things are now it would be refused: %1</source>
        <translation>지금 상태로는 거부됩니다: %1</translation>
    </message>
    <message>
        <source>No record changes.</source>
        <translation>바뀌는 기록이 없습니다.</translation>
    </message>
    <message>
        <source>and %1 more records</source>
        <translation>그 밖에 기록 %1건</translation>
    </message>
</context>
<context>
    <name>maru::console::credentials::ClaimsPart</name>
    <message>
        <source>Claim</source>
        <translation>항목</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>Credential</source>
        <translation>증명서</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>키</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>등록한 때</translation>
    </message>
    <message>
        <source>✓ yes</source>
        <translation>✓ 예</translation>
    </message>
    <message>
        <source>– no</source>
        <translation>– 아니요</translation>
    </message>
    <message>
        <source>● signs</source>
        <translation>● 서명 중</translation>
    </message>
    <message>
        <source>– retired; its signatures stay good</source>
        <translation>– 쓰지 않음, 이전 서명은 유효</translation>
    </message>
    <message>
        <source>✕ withdrawn; nothing it signed is good</source>
        <translation>✕ 무효, 이전 서명도 무효</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>발급 키</translation>
    </message>
    <message>
        <source>Claims</source>
        <translation>담는 항목</translation>
    </message>
    <message>
        <source>May ask for</source>
        <translation>물을 수 있는 항목</translation>
    </message>
    <message>
        <source>Needed</source>
        <translation>필수</translation>
    </message>
    <message>
        <source>May hide</source>
        <translation>골라 보이기</translation>
    </message>
</context>
<context>
    <name>maru::console::credentials::IssueTab</name>
    <message>
        <source>Choose the list</source>
        <translation>명단 파일 고르기</translation>
    </message>
    <message>
        <source>CSV files (*.csv *.txt *.tsv);;All files (*)</source>
        <translation>CSV 파일 (*.csv *.txt *.tsv);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>Save the template</source>
        <translation>양식 저장</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV 파일 (*.csv)</translation>
    </message>
    <message>
        <source>Save links and codes</source>
        <translation>링크와 확인 번호 저장</translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation>%1 파일로 저장했습니다.</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>줄</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>받는 사람</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>번호</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>링크</translation>
    </message>
    <message>
        <source>Transaction code</source>
        <translation>확인 번호</translation>
    </message>
    <message>
        <source>Saved %1. It opens every offer in it: hand it out with care, then destroy it.</source>
        <translation>%1 파일로 저장했습니다. 이 파일만 있으면 누구나 증명서를 받을 수 있습니다. 조심해서 전하고 다 쓴 뒤에는 파기해 주십시오.</translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>발급</translation>
    </message>
    <message>
        <source>Issue 1</source>
        <translation>1건 발급</translation>
    </message>
    <message>
        <source>Issue %1</source>
        <translation>%1건 발급</translation>
    </message>
    <message>
        <source>Your agency may issue nothing now: it needs an accreditation and its issuing keys on the chain.</source>
        <translation>지금은 기관이 발급할 수 있는 증명서가 없습니다. 발급 인가와 발급 키 등록이 필요합니다.</translation>
    </message>
    <message>
        <source>Issuing… %1 of %2</source>
        <translation>발급하는 중… %2건 중 %1건</translation>
    </message>
    <message>
        <source>%1: %2 offers made. Choose a row to see its QR code.</source>
        <translation>%1: 발급 제안 %2건을 만들었습니다. 줄을 고르면 QR 코드가 보입니다.</translation>
    </message>
    <message>
        <source>%1: %2 lines are ready, %3 cannot be issued.</source>
        <translation>%1: %2줄을 발급할 수 있고 %3줄은 발급할 수 없습니다.</translation>
    </message>
    <message>
        <source>Left out: %1.</source>
        <translation>쓰지 않은 열: %1.</translation>
    </message>
    <message>
        <source>The claims go into the vault; on the chain stands only their commitment, signed with your key.</source>
        <translation>적은 내용은 개인정보 보관소에만 남고, 원장에는 담당자가 서명한 확약값만 기록됩니다.</translation>
    </message>
    <message>
        <source>Credential</source>
        <translation>증명서</translation>
    </message>
    <message>
        <source>With a transaction code</source>
        <translation>확인 번호 쓰기</translation>
    </message>
    <message>
        <source>CSV template…</source>
        <translation>CSV 양식…</translation>
    </message>
    <message>
        <source>From CSV…</source>
        <translation>CSV에서 여러 건…</translation>
    </message>
    <message>
        <source>Back to the form</source>
        <translation>한 건 발급으로</translation>
    </message>
    <message>
        <source>Save links and codes…</source>
        <translation>링크와 확인 번호 저장…</translation>
    </message>
    <message>
        <source>Credentials that are being issued</source>
        <translation>발급하는 증명서</translation>
    </message>
</context>
<context>
    <name>maru::console::credentials::OfferCard</name>
    <message>
        <source>Offer %1</source>
        <translation>발급 제안 %1</translation>
    </message>
    <message>
        <source>The citizen scans this with a wallet, or opens the link. It is good once, until %1.</source>
        <translation>시민이 지갑으로 찍거나 링크를 열어 받습니다. %1까지 한 번만 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>QR code of the offer</source>
        <translation>발급 제안 QR 코드</translation>
    </message>
    <message>
        <source>Copy the wallet link</source>
        <translation>지갑 링크 복사</translation>
    </message>
    <message>
        <source>Copy the portal link</source>
        <translation>포털 링크 복사</translation>
    </message>
    <message>
        <source>Transaction code: tell it by another way than the link</source>
        <translation>확인 번호: 링크와 다른 방법으로 알려 주십시오</translation>
    </message>
    <message>
        <source>No transaction code: whoever has the link can collect</source>
        <translation>확인 번호 없음: 링크가 있으면 누구나 받을 수 있습니다</translation>
    </message>
    <message>
        <source>Covered</source>
        <translation>가려짐</translation>
    </message>
    <message>
        <source>Cover</source>
        <translation>가리기</translation>
    </message>
    <message>
        <source>Show the code</source>
        <translation>번호 보기</translation>
    </message>
</context>
<context>
    <name>maru::console::credentials::OfferPart</name>
    <message>
        <source>Offer to the wallet</source>
        <translation>발급 제안</translation>
    </message>
    <message>
        <source>With a transaction code</source>
        <translation>확인 번호 쓰기</translation>
    </message>
    <message>
        <source>Make a new offer</source>
        <translation>새 제안 만들기</translation>
    </message>
    <message>
        <source>Make an offer</source>
        <translation>제안 만들기</translation>
    </message>
    <message>
        <source>On its way…</source>
        <translation>불러오는 중…</translation>
    </message>
    <message>
        <source>No offer is out for this credential.</source>
        <translation>이 증명서에는 나가 있는 제안이 없습니다.</translation>
    </message>
    <message>
        <source>✓ The code was used; the wallet is collecting.</source>
        <translation>✓ 코드가 쓰였습니다. 지갑이 받는 중입니다.</translation>
    </message>
    <message>
        <source>✕ Closed after five wrong transaction codes.</source>
        <translation>✕ 확인 번호를 다섯 번 틀려 닫혔습니다.</translation>
    </message>
    <message>
        <source>✕ Expired on %1.</source>
        <translation>✕ %1에 기한이 지났습니다.</translation>
    </message>
    <message>
        <source>Waiting until %1, %2 attempts at the code left. A new offer ends this one.</source>
        <translation>%1까지 기다립니다. 확인 번호 시도가 %2번 남았습니다. 새 제안을 만들면 이 제안은 끝납니다.</translation>
    </message>
    <message>
        <source>Waiting until %1. A new offer ends this one.</source>
        <translation>%1까지 기다립니다. 새 제안을 만들면 이 제안은 끝납니다.</translation>
    </message>
</context>
<context>
    <name>maru::console::credentials::RunModel</name>
    <message>
        <source>✕ not issued</source>
        <translation>✕ 발급하지 않음</translation>
    </message>
    <message>
        <source>○ ready</source>
        <translation>○ 준비됨</translation>
    </message>
    <message>
        <source>○ waiting</source>
        <translation>○ 기다림</translation>
    </message>
    <message>
        <source>○ in the vault</source>
        <translation>○ 보관소에 넣음</translation>
    </message>
    <message>
        <source>… waits for approval</source>
        <translation>… 승인 대기</translation>
    </message>
    <message>
        <source>! issued, no offer yet</source>
        <translation>! 발급했으나 제안 없음</translation>
    </message>
    <message>
        <source>✓ offered</source>
        <translation>✓ 제안함</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>줄</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>받는 사람</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Number or reason</source>
        <translation>번호 또는 사유</translation>
    </message>
</context>
<context>
    <name>maru::console::donations::BankTab</name>
    <message>
        <source>Bank statement beside the chain</source>
        <translation>은행 거래내역과 체인의 비교</translation>
    </message>
    <message>
        <source>Choose the bank&apos;s statement</source>
        <translation>은행 거래내역 선택</translation>
    </message>
    <message>
        <source>CSV files (*.csv *.txt *.tsv);;All files (*)</source>
        <translation>CSV 파일 (*.csv *.txt *.tsv);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>✓ matched</source>
        <translation>✓ 일치</translation>
    </message>
    <message>
        <source>✕ amounts differ</source>
        <translation>✕ 금액이 다름</translation>
    </message>
    <message>
        <source>✕ missing on the chain</source>
        <translation>✕ 체인에 없음</translation>
    </message>
    <message>
        <source>✕ missing at the bank</source>
        <translation>✕ 은행에 없음</translation>
    </message>
    <message>
        <source>! reference repeated</source>
        <translation>! 거래 번호 중복</translation>
    </message>
    <message>
        <source>line %1 of the file</source>
        <translation>파일의 %1번째 줄</translation>
    </message>
    <message>
        <source>Choose or drop the bank&apos;s statement as CSV (date, amount or deposit and withdrawal, reference). It stays on this computer.</source>
        <translation>은행 거래내역 CSV(거래일, 금액 또는 입금·출금, 거래 번호)를 고르거나 끌어다 놓으십시오. 파일은 이 컴퓨터에만 있습니다.</translation>
    </message>
    <message>
        <source>Reading the chain&apos;s entries… %1</source>
        <translation>체인의 충전·출금 기록을 읽는 중… %1건</translation>
    </message>
    <message>
        <source>%1 (%2): %3 matched, %4 to look at, %5 lines not read</source>
        <translation>%1 (%2): 일치 %3건, 확인할 것 %4건, 읽지 못한 줄 %5건</translation>
    </message>
    <message>
        <source>… and %1 more</source>
        <translation>… 그 밖에 %1건</translation>
    </message>
    <message>
        <source>Line %1, %2: “%3” cannot be read</source>
        <translation>%1번째 줄, %2: ‘%3’ 값을 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>거래일</translation>
    </message>
    <message>
        <source>Bank</source>
        <translation>은행</translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>체인</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>거래 번호</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>계정</translation>
    </message>
    <message>
        <source>Choose the statement…</source>
        <translation>거래내역 선택…</translation>
    </message>
</context>
<context>
    <name>maru::console::donations::CampaignWizard</name>
    <message>
        <source>Edit the draft campaign</source>
        <translation>캠페인 초안 수정</translation>
    </message>
    <message>
        <source>New campaign</source>
        <translation>새 캠페인</translation>
    </message>
    <message>
        <source>The draft “%1” of %2 is changed: raise %3 from %4 to %5, paid out in %6 milestones.</source>
        <translation>%2의 캠페인 초안 ‘%1’을(를) 고칩니다. %4부터 %5까지 %3을 모아 %6개 집행 단계로 지급합니다.</translation>
    </message>
    <message>
        <source>The draft “%1” of %2 is made: raise %3 from %4 to %5, paid out in %6 milestones.</source>
        <translation>%2의 캠페인 초안 ‘%1’을(를) 만듭니다. %4부터 %5까지 %3을 모아 %6개 집행 단계로 지급합니다.</translation>
    </message>
    <message>
        <source>Nobody can donate yet: the registering authority must register the draft first.</source>
        <translation>아직 기부할 수 없습니다. 먼저 등록청이 초안을 등록해야 합니다.</translation>
    </message>
    <message>
        <source>The organisation is not verified; until then the draft cannot be registered.</source>
        <translation>모집단체가 아직 확인되지 않았습니다. 확인되기 전에는 초안을 등록할 수 없습니다.</translation>
    </message>
    <message>
        <source>A registration number will be needed (%1).</source>
        <translation>모집등록번호가 필요합니다(%1).</translation>
    </message>
    <message>
        <source>Every payout waits for the approval of its reviewer (%1 different reviewers).</source>
        <translation>모든 지급은 심사 담당자의 승인을 기다립니다(심사 담당자 %1명).</translation>
    </message>
    <message>
        <source>A draft can still be edited. With the first donation its terms are frozen.</source>
        <translation>초안은 고칠 수 있습니다. 첫 기부가 들어오면 조건이 굳어집니다.</translation>
    </message>
    <message>
        <source>Open the campaign</source>
        <translation>캠페인 열기</translation>
    </message>
    <message>
        <source>Open the transaction and its receipt</source>
        <translation>거래와 영수증 열기</translation>
    </message>
</context>
<context>
    <name>maru::console::donations::DonorService</name>
    <message>
        <source>✕ This is no donation id, receipt number or DID. A receipt number has 64 characters (0-9, a-f), a donation id begins with d-, a DID with did:key:</source>
        <translation>✕ 기부 번호, 영수증 번호, DID 가운데 어느 것도 아닙니다. 영수증 번호는 64자(0-9, a-f)이고, 기부 번호는 d-로, DID는 did:key:로 시작합니다.</translation>
    </message>
    <message>
        <source>Looking it up…</source>
        <translation>찾는 중…</translation>
    </message>
    <message>
        <source>✕ No donation was found. Check the number with the donor: a receipt of another programme is not in this ledger.</source>
        <translation>✕ 기부를 찾지 못했습니다. 번호를 기부자와 다시 확인해 주십시오. 다른 프로그램의 영수증은 이 원장에 없습니다.</translation>
    </message>
    <message>
        <source>✓ %1 donations found</source>
        <translation>✓ 기부 %1건을 찾았습니다</translation>
    </message>
    <message>
        <source>· being checked on this computer…</source>
        <translation>· 이 컴퓨터에서 확인하는 중…</translation>
    </message>
    <message>
        <source>Checked on this computer: the donation is in the ledger under block %1.</source>
        <translation>이 컴퓨터에서 확인함: 이 기부는 블록 %1의 원장에 있습니다.</translation>
    </message>
    <message>
        <source>The donation&apos;s proof does not hold. Tell the donor nothing yet; refresh, and tell your system administrator if it stays so.</source>
        <translation>기부의 증명이 맞지 않습니다. 기부자에게 아직 안내하지 마십시오. 새로 고쳐도 같으면 시스템 관리자에게 알려 주십시오.</translation>
    </message>
    <message>
        <source>Checked on this computer: it is counted in the campaign&apos;s published total.</source>
        <translation>이 컴퓨터에서 확인함: 캠페인이 공개한 합계에 들어 있습니다.</translation>
    </message>
    <message>
        <source>It could not be shown that it is counted in the campaign&apos;s total.</source>
        <translation>캠페인의 합계에 들어 있음을 확인하지 못했습니다.</translation>
    </message>
    <message>
        <source>Your donation of %1 to “%2” was recorded on %3.</source>
        <translation>‘%2’에 하신 %1의 기부가 %3에 기록되었습니다.</translation>
    </message>
    <message>
        <source>The campaign is now in the state “%1”.</source>
        <translation>이 캠페인의 현재 상태는 ‘%1’입니다.</translation>
    </message>
    <message>
        <source>Of it %1 have been paid out for the cause.</source>
        <translation>그 가운데 %1은 목적에 맞게 지급되었습니다.</translation>
    </message>
    <message>
        <source>%1 wait in the campaign&apos;s account and leave it only when a milestone&apos;s evidence has been reviewed.</source>
        <translation>%1은 캠페인 계정에 있으며, 집행 단계의 증빙이 심사를 통과해야 나갑니다.</translation>
    </message>
    <message>
        <source>%1 were refunded to your account.</source>
        <translation>%1은 기부자님 계정으로 환급되었습니다.</translation>
    </message>
    <message>
        <source>You asked for a donation receipt for tax.</source>
        <translation>기부금 영수증을 신청하셨습니다.</translation>
    </message>
    <message>
        <source>No donation receipt for tax was asked for.</source>
        <translation>기부금 영수증은 신청하지 않으셨습니다.</translation>
    </message>
    <message>
        <source>Receipt number: %1</source>
        <translation>영수증 번호: %1</translation>
    </message>
    <message>
        <source>You can check all this yourself on the portal with this number; you need not trust us.</source>
        <translation>이 번호로 포털에서 모든 내용을 직접 확인하실 수 있습니다. 저희를 믿지 않으셔도 됩니다.</translation>
    </message>
    <message>
        <source>Donation %1 · block %2 · donor %3</source>
        <translation>기부 %1 · 블록 %2 · 기부자 %3</translation>
    </message>
    <message>
        <source>Waits in the campaign&apos;s account</source>
        <translation>캠페인 계정에서 기다리는 중</translation>
    </message>
    <message>
        <source>Statement on a donation</source>
        <translation>기부 내역 확인서</translation>
    </message>
    <message>
        <source>Donated amount</source>
        <translation>기부 금액</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>캠페인</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>모집단체</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>시각</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>환급액</translation>
    </message>
    <message>
        <source>Receipt number</source>
        <translation>영수증 번호</translation>
    </message>
    <message>
        <source>Receipt number, donation id or the donor&apos;s DID</source>
        <translation>영수증 번호, 기부 번호 또는 기부자의 DID</translation>
    </message>
    <message>
        <source>What the donor has in hand</source>
        <translation>기부자가 가지고 있는 번호</translation>
    </message>
    <message>
        <source>&amp;Find the donation</source>
        <translation>기부 찾기(&amp;F)</translation>
    </message>
    <message>
        <source>Find the donation</source>
        <translation>기부 찾기</translation>
    </message>
    <message>
        <source>Donations found</source>
        <translation>찾은 기부</translation>
    </message>
    <message>
        <source>Where the money went</source>
        <translation>돈이 간 곳</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>금액</translation>
    </message>
    <message>
        <source>When</source>
        <translation>시기</translation>
    </message>
    <message>
        <source>Way of the donation</source>
        <translation>기부의 길</translation>
    </message>
    <message>
        <source>What to tell the donor</source>
        <translation>기부자에게 안내할 내용</translation>
    </message>
    <message>
        <source>&amp;Copy the text</source>
        <translation>글 복사(&amp;C)</translation>
    </message>
    <message>
        <source>Copy what to tell the donor</source>
        <translation>안내할 내용 복사</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>인쇄(&amp;P)…</translation>
    </message>
    <message>
        <source>Print the statement</source>
        <translation>확인서 인쇄</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>PDF로 저장…</translation>
    </message>
    <message>
        <source>Save the statement as PDF</source>
        <translation>확인서를 PDF로 저장</translation>
    </message>
    <message>
        <source>Open the transaction</source>
        <translation>거래 열기</translation>
    </message>
    <message>
        <source>Open the donation&apos;s transaction</source>
        <translation>기부 거래 열기</translation>
    </message>
    <message>
        <source>Type or paste what the donor has: the receipt number from the receipt file or its QR code, the donation&apos;s id, or the DID of the donor&apos;s wallet. Never ask for names or resident numbers: they are not in the ledger.</source>
        <translation>기부자가 가지고 있는 것을 입력하거나 붙여 넣으십시오. 영수증 파일이나 QR 코드의 영수증 번호, 기부 번호, 기부자 지갑의 DID를 쓸 수 있습니다. 이름이나 주민등록번호는 원장에 없으므로 묻지 마십시오.</translation>
    </message>
    <message>
        <source>Here you will see where the donation&apos;s money went, what this computer has checked, and what to tell the donor.</source>
        <translation>기부를 찾으면 돈이 간 곳, 이 컴퓨터에서 확인한 증명, 기부자에게 안내할 글이 여기에 나옵니다.</translation>
    </message>
    <message>
        <source>✓ 1 donation found</source>
        <translation>✓ 기부 1건을 찾았습니다</translation>
    </message>
    <message>
        <source>It could not be checked, which says nothing about it.</source>
        <translation>확인하지 못했습니다. 맞는지 틀리는지는 알 수 없습니다.</translation>
    </message>
    <message>
        <source>A part of it could not be read, so there is nothing yet to tell the donor: %1</source>
        <translation>일부를 읽지 못해 아직 기부자에게 알릴 수 없습니다: %1</translation>
    </message>
    <message>
        <source>Reading the rest…</source>
        <translation>나머지를 읽는 중…</translation>
    </message>
    <message>
        <source>The donation&apos;s proof does not hold: tell the donor nothing yet.</source>
        <translation>기부의 증명이 맞지 않습니다. 아직 기부자에게 알리지 마십시오.</translation>
    </message>
    <message>
        <source>As of block %1, %2.</source>
        <translation>블록 %1, %2 기준입니다.</translation>
    </message>
    <message>
        <source>Donations have moved on since; look it up again for the newest state.</source>
        <translation>그 뒤로 기부에 변동이 있습니다. 새 상태는 다시 찾으십시오.</translation>
    </message>
    <message>
        <source>Look it up again</source>
        <translation>다시 찾기</translation>
    </message>
    <message>
        <source>Look the donation up again</source>
        <translation>기부 다시 찾기</translation>
    </message>
</context>
<context>
    <name>maru::console::donations::MilestonesStep</name>
    <message>
        <source>Milestones: %1 · can be used (target less costs): %2</source>
        <translation>집행 단계 합계 %1 · 쓸 수 있는 금액(목표 − 모집비용) %2</translation>
    </message>
    <message>
        <source>%1 too much</source>
        <translation>%1 초과</translation>
    </message>
    <message>
        <source>%1 not planned yet; it would be left at the end</source>
        <translation>%1은 아직 계획이 없어 끝에 남습니다</translation>
    </message>
    <message>
        <source>adds up</source>
        <translation>맞습니다</translation>
    </message>
    <message>
        <source>Before each payout the manager hands in evidence (receipts, contracts, photographs: only their hashes go on the chain), and the reviewer approves it; then it is paid by itself. A reviewer may not belong to the recipient&apos;s agency. If less is raised than the target, all milestones are scaled down in proportion. For money to persons choose “distribution plan” and leave the recipient empty: the shares are entered later, under pseudonyms, and reviewed too.</source>
        <translation>지급하기 전마다 담당자가 증빙(영수증, 계약서, 사진. 해시만 체인에 기록)을 내고 심사 담당자가 승인하면 저절로 지급됩니다. 심사 담당자는 받는 곳과 같은 기관에 속할 수 없습니다. 목표보다 적게 모이면 모든 단계가 같은 비율로 줄어듭니다. 개인에게 줄 돈은 ‘배분 계획’을 고르고 받는 곳을 비워 두십시오. 몫은 나중에 가명으로 입력하고 따로 심사를 받습니다.</translation>
    </message>
    <message>
        <source>Milestones and distribution</source>
        <translation>집행 단계와 배분</translation>
    </message>
    <message>
        <source>Money leaves the campaign only through these, one after the other.</source>
        <translation>돈은 이 단계를 차례로 거쳐서만 캠페인에서 나갑니다.</translation>
    </message>
</context>
<context>
    <name>maru::console::donations::MoneyStep</name>
    <message>
        <source>! From %1 on a registration number is needed before the campaign opens (%2).</source>
        <translation>! %1 이상이면 캠페인을 열기 전에 모집등록번호가 필요합니다(%2).</translation>
    </message>
    <message>
        <source>Below %1 no registration number is needed (%2).</source>
        <translation>%1 미만이면 모집등록번호가 필요 없습니다(%2).</translation>
    </message>
    <message>
        <source>One donation may be %1 to %2.</source>
        <translation>한 번에 %1부터 %2까지 기부할 수 있습니다.</translation>
    </message>
    <message>
        <source>The legal cap is not known yet; the server checks it.</source>
        <translation>법정 한도를 아직 받지 못했습니다. 제출할 때 서버가 확인합니다.</translation>
    </message>
    <message>
        <source>Enter the target: the legal cap on costs follows from it.</source>
        <translation>목표 금액을 입력하면 모집비용의 법정 한도가 정해집니다.</translation>
    </message>
    <message>
        <source>%1 Legal cap: %2 % of %3 = %4 (%5). For the cause remain %6.</source>
        <translation>%1 법정 한도: %3의 %2 % = %4 (%5). 목적에 쓸 수 있는 돈은 %6입니다.</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>금액</translation>
    </message>
    <message>
        <source>How much is raised, and how much of it may be kept for costs.</source>
        <translation>얼마를 모으고, 그 가운데 얼마까지 비용으로 쓸 수 있는지 정합니다.</translation>
    </message>
</context>
<context>
    <name>maru::console::donations::OrganisationStep</name>
    <message>
        <source>belongs to another agency (%1); only its own managers raise for it</source>
        <translation>다른 기관(%1)에 속합니다. 그 기관의 담당자만 모금할 수 있습니다</translation>
    </message>
    <message>
        <source>Organisations</source>
        <translation>모집단체</translation>
    </message>
    <message>
        <source>not verified yet: a draft can be made, but it is registered only after the authority has checked the organisation&apos;s documents</source>
        <translation>아직 확인되지 않음: 초안은 만들 수 있으나, 등록청이 단체의 서류를 확인한 뒤에야 등록됩니다</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>확인됨</translation>
    </message>
    <message>
        <source>The list of organisations is on its way…</source>
        <translation>모집단체 목록을 받는 중…</translation>
    </message>
    <message>
        <source>Your agency has no registered organisation yet. Ask the registering authority (role “%1”) to register it; what you type here is kept.</source>
        <translation>소속 기관에 등록된 모집단체가 없습니다. 등록청(역할 ‘%1’)에 등록을 요청해 주십시오. 여기 입력한 내용은 남아 있습니다.</translation>
    </message>
    <message>
        <source>Whose campaign is it? You see why an organisation cannot be chosen.</source>
        <translation>어느 단체의 캠페인입니까? 고를 수 없는 단체에는 그 까닭이 적혀 있습니다.</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>모집단체</translation>
    </message>
</context>
<context>
    <name>maru::console::donations::PeriodStep</name>
    <message>
        <source>Once registered, the campaign opens by itself on %1 and runs for %2 days at most.</source>
        <translation>등록되면 %1에 저절로 열려 길어야 %2일 동안 모금합니다.</translation>
    </message>
    <message>
        <source>It ends as soon as the target is reached, on %1 at the latest.</source>
        <translation>목표 금액에 닿으면 끝나고, 늦어도 %1에 끝납니다.</translation>
    </message>
    <message>
        <source>It ends on %1, whatever has been raised.</source>
        <translation>얼마가 모였든 %1에 끝납니다.</translation>
    </message>
    <message>
        <source>It ends at the target, by a manager&apos;s hand, or on %1, whichever comes first.</source>
        <translation>목표 금액에 닿거나, 담당자가 끝내거나, %1이 되면 끝납니다. 가장 이른 것을 따릅니다.</translation>
    </message>
    <message>
        <source>It ends by a manager&apos;s hand, on %1 at the latest.</source>
        <translation>담당자가 끝내며, 늦어도 %1에 끝납니다.</translation>
    </message>
    <message>
        <source>A donation that would pass the target is refused, and the donor is told how much is missing.</source>
        <translation>목표를 넘기는 기부는 받지 않고, 얼마까지 기부할 수 있는지 기부자에게 알려 줍니다.</translation>
    </message>
    <message>
        <source>What is left at the end goes back to the donors in proportion to what they gave.</source>
        <translation>끝에 남은 돈은 낸 금액의 비율대로 기부자에게 돌려줍니다.</translation>
    </message>
    <message>
        <source>What is left at the end is passed on to the organisation.</source>
        <translation>끝에 남은 돈은 모집단체에 전달합니다.</translation>
    </message>
    <message>
        <source>Milestones that are not paid by %1 are cancelled.</source>
        <translation>%1까지 지급되지 않은 집행 단계는 취소됩니다.</translation>
    </message>
    <message>
        <source>Period and rules</source>
        <translation>기간과 규칙</translation>
    </message>
    <message>
        <source>These terms are frozen with the first donation.</source>
        <translation>이 조건은 첫 기부가 들어오면 굳어집니다.</translation>
    </message>
</context>
<context>
    <name>maru::console::donations::ReconcileCampaigns</name>
    <message>
        <source>· not checked yet</source>
        <translation>· 아직 확인하지 않음</translation>
    </message>
    <message>
        <source>✓ adds up, sum tree rebuilt</source>
        <translation>✓ 맞음, 합계 나무 다시 계산함</translation>
    </message>
    <message>
        <source>✕ %1 differences</source>
        <translation>✕ 다른 것 %1가지</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>합계</translation>
    </message>
    <message>
        <source>%1 of %2 add up</source>
        <translation>%2건 중 %1건 맞음</translation>
    </message>
    <message>
        <source>raised + returned = paid + refunded + balance. Each figure is added up again from the campaign&apos;s donations and movements, and the root of its sum tree is computed again, on this computer.</source>
        <translation>모금액 + 반환액 = 지급액 + 환급액 + 잔액. 캠페인의 기부와 돈의 이동을 이 컴퓨터에서 하나하나 다시 더하고, 합계 나무의 뿌리도 다시 계산합니다.</translation>
    </message>
    <message>
        <source>Computed here: %1 raised + %2 returned = %3 paid + %4 refunded + %5 balance</source>
        <translation>여기서 계산: 모금액 %1 + 반환액 %2 = 지급액 %3 + 환급액 %4 + 잔액 %5</translation>
    </message>
    <message>
        <source>%1: stated %2, computed %3, difference %4</source>
        <translation>%1: 기록 %2, 계산 %3, 차이 %4</translation>
    </message>
    <message>
        <source>Raised (sum of donations)</source>
        <translation>모금액(기부의 합)</translation>
    </message>
    <message>
        <source>Raised (movements)</source>
        <translation>모금액(돈의 이동)</translation>
    </message>
    <message>
        <source>Paid out</source>
        <translation>지급액</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>반환액</translation>
    </message>
    <message>
        <source>Refunded (movements)</source>
        <translation>환급액(돈의 이동)</translation>
    </message>
    <message>
        <source>Refunded (donations)</source>
        <translation>환급액(기부)</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>잔액</translation>
    </message>
    <message>
        <source>Balance of the account</source>
        <translation>계정 잔액</translation>
    </message>
    <message>
        <source>Donations: stated %1, found %2</source>
        <translation>기부 건수: 기록 %1, 찾은 것 %2</translation>
    </message>
    <message>
        <source>Donation %1 stands at place %2 instead of %3</source>
        <translation>기부 %1의 순서가 %3이 아니라 %2입니다</translation>
    </message>
    <message>
        <source>The root of the sum tree computed here is another one: %1</source>
        <translation>여기서 계산한 합계 나무의 뿌리가 다릅니다: %1</translation>
    </message>
    <message>
        <source>Sum tree of %1 donations rebuilt: root %2</source>
        <translation>기부 %1건의 합계 나무를 다시 계산함: 뿌리 %2</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>캠페인</translation>
    </message>
    <message>
        <source>Raised</source>
        <translation>모금액</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>환급액</translation>
    </message>
    <message>
        <source>Donations</source>
        <translation>기부 건수</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>Reconciliation of campaigns</source>
        <translation>캠페인 대사</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>중지</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>다시 확인</translation>
    </message>
    <message>
        <source>Check all</source>
        <translation>모두 확인</translation>
    </message>
    <message>
        <source>Stop the check</source>
        <translation>확인 중지</translation>
    </message>
    <message>
        <source>Check all campaigns again</source>
        <translation>모든 캠페인 다시 확인</translation>
    </message>
    <message>
        <source>Open the campaign</source>
        <translation>캠페인 열기</translation>
    </message>
    <message>
        <source>Open the selected campaign</source>
        <translation>선택한 캠페인 열기</translation>
    </message>
    <message>
        <source>Campaigns checked</source>
        <translation>확인한 캠페인</translation>
    </message>
    <message>
        <source>Nothing has been checked yet.</source>
        <translation>아직 확인하지 않았습니다.</translation>
    </message>
    <message>
        <source>✕ %1 campaigns do not add up, %2 do. Select one to see where.</source>
        <translation>✕ 맞지 않는 캠페인 %1건, 맞는 캠페인 %2건. 하나를 고르면 어디가 다른지 보입니다.</translation>
    </message>
    <message>
        <source>✓ %1 campaigns add up, computed on this computer</source>
        <translation>✓ 이 컴퓨터에서 계산한 결과 캠페인 %1건이 모두 맞습니다</translation>
    </message>
    <message>
        <source>Checking %1 of %2 campaigns; %3 add up so far</source>
        <translation>캠페인 %2건 중 %1건째 확인 중, 지금까지 %3건이 맞습니다</translation>
    </message>
    <message>
        <source>✕ 1 difference</source>
        <translation>✕ 다른 곳 1개</translation>
    </message>
    <message>
        <source>✕ 1 campaign does not add up, %1 do. Select it to see where.</source>
        <translation>✕ 맞지 않는 캠페인 1건, 맞는 캠페인 %1건. 그 캠페인을 고르면 어디가 다른지 보입니다.</translation>
    </message>
    <message>
        <source>Check all campaigns</source>
        <translation>모든 캠페인 확인</translation>
    </message>
    <message>
        <source>There is no campaign to check.</source>
        <translation>확인할 캠페인이 없습니다.</translation>
    </message>
    <message>
        <source>! %1 of %2 campaigns add up.</source>
        <translation>! 캠페인 %2건 중 %1건이 맞습니다.</translation>
    </message>
    <message>
        <source>1 could not be checked.</source>
        <translation>1건은 확인하지 못했습니다.</translation>
    </message>
    <message>
        <source>%1 could not be checked.</source>
        <translation>%1건은 확인하지 못했습니다.</translation>
    </message>
    <message>
        <source>1 was not checked: stopped.</source>
        <translation>1건은 멈추어서 확인하지 않았습니다.</translation>
    </message>
    <message>
        <source>%1 were not checked: stopped.</source>
        <translation>%1건은 멈추어서 확인하지 않았습니다.</translation>
    </message>
    <message>
        <source>As of block %1.</source>
        <translation>블록 %1 기준입니다.</translation>
    </message>
    <message>
        <source>Money has moved since; check again for the newest figures.</source>
        <translation>그 뒤로 돈이 움직였습니다. 새 금액은 다시 확인하십시오.</translation>
    </message>
</context>
<context>
    <name>maru::console::donations::ReconcileTab</name>
    <message>
        <source>Campaigns</source>
        <translation>캠페인별</translation>
    </message>
    <message>
        <source>Bank statement</source>
        <translation>은행 거래내역</translation>
    </message>
</context>
<context>
    <name>maru::console::donations::RegisterStep</name>
    <message>
        <source>Registration</source>
        <translation>등록</translation>
    </message>
    <message>
        <source>Your roles let you register the campaign in the same go.</source>
        <translation>내 역할로 캠페인을 이어서 등록할 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>maru::console::donations::TextsStep</name>
    <message>
        <source>Purpose and texts</source>
        <translation>목적과 글</translation>
    </message>
    <message>
        <source>What citizens read. Both languages are shown on the portal.</source>
        <translation>시민이 읽는 글입니다. 두 언어 모두 포털에 보입니다.</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::CeremonyTab</name>
    <message>
        <source>Save the ceremony&apos;s messages</source>
        <translation>열쇠 생성 메시지 저장</translation>
    </message>
    <message>
        <source>Ceremony files (*.json)</source>
        <translation>열쇠 생성 파일 (*.json)</translation>
    </message>
    <message>
        <source>Open a ceremony&apos;s messages</source>
        <translation>열쇠 생성 메시지 열기</translation>
    </message>
    <message>
        <source>Submit a signed transaction</source>
        <translation>서명된 거래 제출</translation>
    </message>
    <message>
        <source>Transaction files (*.json)</source>
        <translation>거래 파일 (*.json)</translation>
    </message>
    <message>
        <source>On its way…</source>
        <translation>보내는 중…</translation>
    </message>
    <message>
        <source>Your message stands in block %1.</source>
        <translation>내 메시지가 블록 %1에 기록되었습니다.</translation>
    </message>
    <message>
        <source>Your part of the key is in the file. Keep the file and the passphrase until the counting.</source>
        <translation>열쇠의 내 몫을 파일에 담았습니다. 개표 때까지 파일과 암호문구를 보관하십시오.</translation>
    </message>
    <message>
        <source>Save my signed message</source>
        <translation>서명한 메시지 저장</translation>
    </message>
    <message>
        <source>Written. Anybody can submit it within an hour.</source>
        <translation>저장했습니다. 한 시간 안에 누구든 제출할 수 있습니다.</translation>
    </message>
    <message>
        <source>The messages are in the file.</source>
        <translation>메시지를 파일에 저장했습니다.</translation>
    </message>
    <message>
        <source>These messages come from a file. They were verified here as those of the server are.</source>
        <translation>파일에서 읽은 메시지입니다. 서버의 메시지와 똑같이 이 컴퓨터에서 확인했습니다.</translation>
    </message>
    <message>
        <source>The message stands in block %1.</source>
        <translation>메시지가 블록 %1에 기록되었습니다.</translation>
    </message>
    <message>
        <source>Your turn: %1</source>
        <translation>내 차례: %1</translation>
    </message>
    <message>
        <source>The share from trustee %1 does not fit: this is a complaint.</source>
        <translation>신탁관리인 %1의 조각이 맞지 않아 이의를 냅니다.</translation>
    </message>
    <message>
        <source>All shares that you got fit.</source>
        <translation>받은 조각이 모두 맞습니다.</translation>
    </message>
    <message>
        <source>The ceremony is finished: add the shares up in your file.</source>
        <translation>열쇠 생성이 끝났습니다. 받은 조각을 파일에 합치십시오.</translation>
    </message>
    <message>
        <source>Nothing to do now.</source>
        <translation>지금 할 일이 없습니다.</translation>
    </message>
    <message>
        <source>No election is chosen.</source>
        <translation>선택한 선거가 없습니다.</translation>
    </message>
    <message>
        <source>Attempt %1, %2 of %3 trustees are needed to count</source>
        <translation>%1차 · 개표에 %3명 중 %2명 필요</translation>
    </message>
    <message>
        <source>from a file</source>
        <translation>파일에서 읽음</translation>
    </message>
    <message>
        <source>deadline %1</source>
        <translation>기한 %1</translation>
    </message>
    <message>
        <source>%1 messages do not hold</source>
        <translation>맞지 않는 메시지 %1건</translation>
    </message>
    <message>
        <source>The election key is not the sum of the trustees&apos; keys</source>
        <translation>선거 공개키가 신탁관리인 열쇠의 합과 다릅니다</translation>
    </message>
    <message>
        <source>The election key is the sum of the trustees&apos; keys (verified here)</source>
        <translation>선거 공개키가 신탁관리인 열쇠의 합입니다(이 컴퓨터에서 확인)</translation>
    </message>
    <message>
        <source>open: the accused must publish the share</source>
        <translation>진행 중: 상대가 조각을 공개해야 합니다</translation>
    </message>
    <message>
        <source>refuted: the share is right</source>
        <translation>기각: 조각이 맞습니다</translation>
    </message>
    <message>
        <source>upheld: the accused is excluded</source>
        <translation>인정: 상대가 제외됩니다</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>차수</translation>
    </message>
    <message>
        <source>Complainant</source>
        <translation>이의를 낸 이</translation>
    </message>
    <message>
        <source>Against</source>
        <translation>상대</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Back to the server&apos;s messages</source>
        <translation>서버의 메시지로 돌아가기</translation>
    </message>
    <message>
        <source>Messages from a file…</source>
        <translation>파일에서 메시지 읽기…</translation>
    </message>
    <message>
        <source>Start the key ceremony…</source>
        <translation>열쇠 생성 시작…</translation>
    </message>
    <message>
        <source>Exclude a trustee…</source>
        <translation>신탁관리인 제외…</translation>
    </message>
    <message>
        <source>Messages to a file…</source>
        <translation>메시지를 파일로…</translation>
    </message>
    <message>
        <source>Submit a transaction file…</source>
        <translation>거래 파일 제출…</translation>
    </message>
    <message>
        <source>Do my part</source>
        <translation>내 할 일 하기</translation>
    </message>
    <message>
        <source>Write my part to a file…</source>
        <translation>내 할 일을 파일로…</translation>
    </message>
    <message>
        <source>Finish my secret</source>
        <translation>내 비밀 완성</translation>
    </message>
    <message>
        <source>Trustees and rounds</source>
        <translation>신탁관리인과 단계</translation>
    </message>
    <message>
        <source>Complaints</source>
        <translation>조각 이의</translation>
    </message>
    <message>
        <source>My part as a trustee</source>
        <translation>신탁관리인으로서 내 몫</translation>
    </message>
    <message>
        <source>Key ceremony</source>
        <translation>열쇠 생성</translation>
    </message>
    <message>
        <source>Generation of the keys is over. When votes are counted, open your secret in the tab “Counting”.</source>
        <translation>열쇠 생성이 끝났습니다. 개표 때 ‘개표’ 탭에서 비밀을 여십시오.</translation>
    </message>
    <message>
        <source>Generation of the keys is over. If you have not added the shares up yet, open your secret here and do so. When votes are counted, open it in the tab “Counting”.</source>
        <translation>열쇠 생성이 끝났습니다. 아직 몫을 합치지 않았으면 여기에서 비밀을 열어 합치십시오. 개표 때는 ‘개표’ 탭에서 비밀을 여십시오.</translation>
    </message>
    <message>
        <source>Make the keys again…</source>
        <translation>열쇠 다시 만들기…</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::CeremonyWords</name>
    <message>
        <source>waiting</source>
        <translation>대기</translation>
    </message>
    <message>
        <source>due now</source>
        <translation>지금 할 차례</translation>
    </message>
    <message>
        <source>late, not there</source>
        <translation>기한 지남</translation>
    </message>
    <message>
        <source>done, verified here</source>
        <translation>완료, 확인됨</translation>
    </message>
    <message>
        <source>done</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>done, late</source>
        <translation>늦게 완료</translation>
    </message>
    <message>
        <source>disputed</source>
        <translation>이의 제기됨</translation>
    </message>
    <message>
        <source>excluded</source>
        <translation>제외됨</translation>
    </message>
    <message>
        <source>1 Commit</source>
        <translation>1 약속</translation>
    </message>
    <message>
        <source>2 Reveal</source>
        <translation>2 공개</translation>
    </message>
    <message>
        <source>3 Shares</source>
        <translation>3 조각 전달</translation>
    </message>
    <message>
        <source>4 Check</source>
        <translation>4 확인</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>Not begun</source>
        <translation>시작 전</translation>
    </message>
    <message>
        <source>Trustee</source>
        <translation>신탁관리인</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::CheckStep</name>
    <message>
        <source>Check list</source>
        <translation>점검표</translation>
    </message>
    <message>
        <source>What is missing may follow later, before the election is frozen.</source>
        <translation>빠진 것은 선거를 확정하기 전까지 채우면 됩니다.</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::ContestForm</name>
    <message>
        <source>Every candidate gets 0 to the highest score; minimum and maximum bound the sum.</source>
        <translation>후보자마다 0점부터 최고 점수까지 줍니다. 최소와 최대는 점수 합계의 범위입니다.</translation>
    </message>
    <message>
        <source>Lines without a list are party lists; candidates name the id of their list. The voter chooses one list, and minimum to maximum candidates inside it.</source>
        <translation>명부 칸이 빈 줄은 정당 명부이고, 후보자 줄에는 속한 명부의 식별자를 적습니다. 선거인은 명부 하나를 고르고 그 안에서 최소부터 최대까지 후보자를 고릅니다.</translation>
    </message>
    <message>
        <source>The voter chooses minimum to maximum of the candidates. Minimum 0 with a maximum of all is approval voting; two options “yes” and “no” make a referendum.</source>
        <translation>선거인은 후보자 가운데 최소부터 최대까지 고릅니다. 최소 0, 최대를 후보자 수로 하면 찬성 투표가 되고, ‘찬성’과 ‘반대’ 두 선택지를 두면 찬반 투표가 됩니다.</translation>
    </message>
    <message>
        <source>on the list “%1”</source>
        <translation>명부 ‘%1’</translation>
    </message>
    <message>
        <source>photo %1…</source>
        <translation>사진 %1…</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::ContestsStep</name>
    <message>
        <source>What is on the ballot paper, in this order. Candidates can be taken from a CSV file.</source>
        <translation>투표용지에 이 순서로 나옵니다. 후보자는 CSV 파일에서 가져올 수 있습니다.</translation>
    </message>
    <message>
        <source>Contests</source>
        <translation>투표 항목</translation>
    </message>
    <message>
        <source>Add a contest</source>
        <translation>투표 항목 추가</translation>
    </message>
    <message>
        <source>Remove this contest</source>
        <translation>이 항목 삭제</translation>
    </message>
    <message>
        <source>Contests and candidates</source>
        <translation>투표 항목과 후보자</translation>
    </message>
    <message>
        <source>Add a yes–no vote</source>
        <translation>찬반 투표 추가</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::CountingPart</name>
    <message>
        <source>Save the sums for a trustee without a network</source>
        <translation>네트워크가 없는 신탁관리인에게 줄 합계 저장</translation>
    </message>
    <message>
        <source>Counting files (*.json)</source>
        <translation>개표 합계 파일 (*.json)</translation>
    </message>
    <message>
        <source>Submit a trustee&apos;s parts</source>
        <translation>신탁관리인의 개표 몫 제출</translation>
    </message>
    <message>
        <source>Files of parts (*.json)</source>
        <translation>개표 몫 파일 (*.json)</translation>
    </message>
    <message>
        <source>Published %1 of %2</source>
        <translation>%2건 중 %1건 제출</translation>
    </message>
    <message>
        <source>Submitted %1 of %2 parts</source>
        <translation>개표 몫 %2건 중 %1건 제출함</translation>
    </message>
    <message>
        <source>%1 sums are in the file. Tell the trustee this code by another way: %2</source>
        <translation>합계 %1건을 파일에 담았습니다. 신탁관리인에게 다른 경로로 이 코드를 알려 주십시오: %2</translation>
    </message>
    <message>
        <source>All %1 parts of the file stand on the chain.</source>
        <translation>파일의 개표 몫 %1건이 모두 체인에 기록되었습니다.</translation>
    </message>
    <message>
        <source>A trustee works with the file at a machine without a network: &quot;Trustee without a network&quot; on the sign-in page.</source>
        <translation>신탁관리인은 네트워크가 없는 컴퓨터의 로그인 화면에서 ‘네트워크 없이 신탁관리인 작업’을 열어 이 파일로 작업합니다.</translation>
    </message>
    <message>
        <source>My part as a trustee</source>
        <translation>신탁관리인으로서 내 몫</translation>
    </message>
    <message>
        <source>Decrypt my part</source>
        <translation>내 몫 복호화</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Without a network</source>
        <translation>네트워크 없이</translation>
    </message>
    <message>
        <source>Sums to a file…</source>
        <translation>합계를 파일로…</translation>
    </message>
    <message>
        <source>Submit parts from a file…</source>
        <translation>파일의 개표 몫 제출…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>중지</translation>
    </message>
    <message>
        <source>Progress of my part</source>
        <translation>내 몫의 진행</translation>
    </message>
    <message>
        <source>Your part of the count is published: %1 of %2</source>
        <translation>내 몫의 개표를 공개하고 있습니다: %2건 중 %1건</translation>
    </message>
    <message>
        <source>Proving the sums before they are opened: %1</source>
        <translation>합계를 열기 전에 증명을 확인하는 중: %1건</translation>
    </message>
    <message>
        <source>Your part is published (%1). Code of the sums, the same for every trustee: %2</source>
        <translation>내 몫을 공개했습니다(%1건). 합계 확인 코드(모든 신탁관리인에게 같아야 함): %2</translation>
    </message>
    <message>
        <source>Reading and proving the sums: %1</source>
        <translation>합계를 읽고 증명을 확인하는 중: %1건</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::CountingTab</name>
    <message>
        <source>Table of the counting</source>
        <translation>개표상황표</translation>
    </message>
    <message>
        <source>Votes</source>
        <translation>투표수</translation>
    </message>
    <message>
        <source>Sums counted</source>
        <translation>개표한 합계</translation>
    </message>
    <message>
        <source>precincts times contests</source>
        <translation>투표구 × 투표 항목</translation>
    </message>
    <message>
        <source>Trustees</source>
        <translation>신탁관리인</translation>
    </message>
    <message>
        <source>needed %1, in all %2</source>
        <translation>필요 %1, 전체 %2</translation>
    </message>
    <message>
        <source>Proofs verified here</source>
        <translation>검증한 증명</translation>
    </message>
    <message>
        <source>%1 do not hold</source>
        <translation>%1건 불일치</translation>
    </message>
    <message>
        <source>none fails</source>
        <translation>실패 0</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>남은 시간</translation>
    </message>
    <message>
        <source>everything is counted</source>
        <translation>개표를 마쳤습니다</translation>
    </message>
    <message>
        <source>at the pace so far</source>
        <translation>지금까지의 속도로</translation>
    </message>
    <message>
        <source>Counting begins when voting has ended.</source>
        <translation>투표가 끝나면 개표를 시작합니다.</translation>
    </message>
    <message>
        <source>Objections until %1</source>
        <translation>이의 신청 기한 %1</translation>
    </message>
    <message>
        <source>The objections period ended %1</source>
        <translation>이의 신청 기간이 %1에 끝났습니다</translation>
    </message>
    <message>
        <source>%1 objections are open</source>
        <translation>처리하지 않은 이의 %1건</translation>
    </message>
    <message>
        <source>Certified by %1 of %2 commissioners</source>
        <translation>위원 %2명 중 %1명이 확인</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>대기</translation>
    </message>
    <message>
        <source>fails: %1</source>
        <translation>실패: %1</translation>
    </message>
    <message>
        <source>verified here</source>
        <translation>확인됨</translation>
    </message>
    <message>
        <source>verifying</source>
        <translation>확인 중</translation>
    </message>
    <message>
        <source>not verified</source>
        <translation>확인 전</translation>
    </message>
    <message>
        <source>Trustee</source>
        <translation>신탁관리인</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>복호</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>증명</translation>
    </message>
    <message>
        <source>No election is chosen.</source>
        <translation>선택한 선거가 없습니다.</translation>
    </message>
    <message>
        <source>Full record…</source>
        <translation>전체 기록…</translation>
    </message>
    <message>
        <source>Table as PDF…</source>
        <translation>개표상황표 PDF…</translation>
    </message>
    <message>
        <source>Announcement as PDF…</source>
        <translation>당선 공고 PDF…</translation>
    </message>
    <message>
        <source>Decide the tie…</source>
        <translation>동점 결정…</translation>
    </message>
    <message>
        <source>Certify the result…</source>
        <translation>당선인 결정…</translation>
    </message>
    <message>
        <source>Progress of the counting</source>
        <translation>개표 진행</translation>
    </message>
    <message>
        <source>Contest</source>
        <translation>투표 항목</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>All precincts</source>
        <translation>전체 투표구</translation>
    </message>
    <message>
        <source>Map: turnout</source>
        <translation>지도: 투표율</translation>
    </message>
    <message>
        <source>Map: who leads</source>
        <translation>지도: 1위 후보</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>Map of the precincts</source>
        <translation>투표구 지도</translation>
    </message>
    <message>
        <source>Trustees&apos; parts</source>
        <translation>신탁관리인별 복호</translation>
    </message>
    <message>
        <source>No result yet</source>
        <translation>아직 결과가 없습니다</translation>
    </message>
    <message>
        <source>Votes by option</source>
        <translation>후보별 득표</translation>
    </message>
    <message>
        <source>Counting</source>
        <translation>개표</translation>
    </message>
    <message>
        <source>was not needed</source>
        <translation>필요 없었음</translation>
    </message>
    <message>
        <source>before the count</source>
        <translation>개표 전</translation>
    </message>
    <message>
        <source>State of the counting as PDF…</source>
        <translation>개표 진행 상황 PDF…</translation>
    </message>
    <message>
        <source>This can be done when voting has ended.</source>
        <translation>투표가 끝난 뒤에 할 수 있습니다.</translation>
    </message>
    <message>
        <source>This can be done when the result is certified.</source>
        <translation>당선인 결정을 마친 뒤에 할 수 있습니다.</translation>
    </message>
    <message>
        <source>This can be done when the period of objections has ended.</source>
        <translation>이의 제기 기간이 끝난 뒤에 할 수 있습니다.</translation>
    </message>
    <message>
        <source>This can be done when the objections that hold it up are decided.</source>
        <translation>결정을 보류시킨 이의를 모두 처리한 뒤에 할 수 있습니다.</translation>
    </message>
    <message>
        <source>This can be done when the tie is decided.</source>
        <translation>동점을 결정한 뒤에 할 수 있습니다.</translation>
    </message>
    <message>
        <source>This can be done when everything is counted.</source>
        <translation>개표를 모두 마친 뒤에 할 수 있습니다.</translation>
    </message>
    <message>
        <source>It is being read.</source>
        <translation>내용을 읽고 있습니다.</translation>
    </message>
    <message>
        <source>Election record as PDF…</source>
        <translation>선거록 PDF…</translation>
    </message>
    <message>
        <source>Make the run-off…</source>
        <translation>결선투표 만들기…</translation>
    </message>
    <message>
        <source>enrolled %1, roll %2, replaced %3</source>
        <translation>등록자 %1, 명부 %2, 재투표 %3</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::CountingWords</name>
    <message>
        <source>parts %1/%2</source>
        <translation>복호 %1/%2</translation>
    </message>
    <message>
        <source>a proof fails</source>
        <translation>증명 실패</translation>
    </message>
    <message>
        <source>verified here</source>
        <translation>확인됨</translation>
    </message>
    <message>
        <source>not verified here</source>
        <translation>아직 확인 전</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>대기</translation>
    </message>
    <message>
        <source>Option</source>
        <translation>후보</translation>
    </message>
    <message>
        <source>Votes</source>
        <translation>득표</translation>
    </message>
    <message>
        <source>Tie between %1</source>
        <translation>동점: %1</translation>
    </message>
    <message>
        <source>Run-off between %1</source>
        <translation>결선투표: %1</translation>
    </message>
    <message>
        <source>The quorum was not reached: nobody is elected</source>
        <translation>정족수에 미치지 못해 당선인이 없습니다</translation>
    </message>
    <message>
        <source>Nobody is elected</source>
        <translation>당선인이 없습니다</translation>
    </message>
    <message>
        <source>Elected: %1</source>
        <translation>당선: %1</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>득표율</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>순위</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>elected</source>
        <translation>당선</translation>
    </message>
    <message>
        <source>tied</source>
        <translation>동점</translation>
    </message>
    <message>
        <source> (seats: %1)</source>
        <translation> (의석 %1)</translation>
    </message>
    <message>
        <source>Precinct</source>
        <translation>투표구</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>증명</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>합계</translation>
    </message>
    <message>
        <source>all counted</source>
        <translation>모두 개표</translation>
    </message>
    <message>
        <source>not all counted</source>
        <translation>개표 중</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2명 중 %1명</translation>
    </message>
    <message>
        <source>not counted yet</source>
        <translation>개표 전</translation>
    </message>
    <message>
        <source>equal votes</source>
        <translation>동점</translation>
    </message>
    <message>
        <source>The quorum was not reached: nothing is adopted</source>
        <translation>정족수에 미치지 못해 채택된 것이 없습니다</translation>
    </message>
    <message>
        <source>Nothing is adopted</source>
        <translation>채택된 것이 없습니다</translation>
    </message>
    <message>
        <source>The motion is rejected</source>
        <translation>안건이 부결되었습니다</translation>
    </message>
    <message>
        <source>The motion is adopted</source>
        <translation>안건이 채택되었습니다</translation>
    </message>
    <message>
        <source>Adopted: %1</source>
        <translation>채택: %1</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>부결</translation>
    </message>
    <message>
        <source>adopted</source>
        <translation>채택</translation>
    </message>
    <message>
        <source>Blank (no choice)</source>
        <translation>백지(선택 없음)</translation>
    </message>
    <message>
        <source>Invalid</source>
        <translation>무효</translation>
    </message>
    <message>
        <source>ballots with a wrong form are not taken in</source>
        <translation>형식에 맞지 않는 투표지는 접수하지 않음</translation>
    </message>
    <message>
        <source>Sum of votes</source>
        <translation>계</translation>
    </message>
    <message>
        <source>of %1 votes of the enrolled</source>
        <translation>등록자 표 %1표 가운데</translation>
    </message>
    <message>
        <source>Voters on the roll</source>
        <translation>선거인수(명부)</translation>
    </message>
    <message>
        <source>Voters enrolled</source>
        <translation>등록자수</translation>
    </message>
    <message>
        <source>of the roll</source>
        <translation>명부 대비</translation>
    </message>
    <message>
        <source>Voters who voted</source>
        <translation>투표자 수</translation>
    </message>
    <message>
        <source>of the enrolled</source>
        <translation>등록자 대비</translation>
    </message>
    <message>
        <source>Abstained</source>
        <translation>기권자수</translation>
    </message>
    <message>
        <source>Turnout (of the enrolled)</source>
        <translation>투표율(등록자 대비)</translation>
    </message>
    <message>
        <source>Quorum: %1 of the roll</source>
        <translation>정족수: 선거인 명부의 %1</translation>
    </message>
    <message>
        <source>Quorum: %1 of the enrolled</source>
        <translation>정족수: 등록자의 %1</translation>
    </message>
    <message>
        <source>reached</source>
        <translation>충족</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>미달</translation>
    </message>
    <message>
        <source>Turnout of the roll</source>
        <translation>선거인 명부 대비 투표율</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::CourseWords</name>
    <message>
        <source>by itself, at the set time</source>
        <translation>정한 시각에 자동으로</translation>
    </message>
    <message>
        <source>Incident: %1</source>
        <translation>사건: %1</translation>
    </message>
    <message>
        <source>Objection received: %1</source>
        <translation>이의 접수: %1</translation>
    </message>
    <message>
        <source>a person who objects</source>
        <translation>이의 제기인</translation>
    </message>
    <message>
        <source>Objection decided: %1</source>
        <translation>이의 결정: %1</translation>
    </message>
    <message>
        <source>the authority</source>
        <translation>선거관리기관</translation>
    </message>
    <message>
        <source>The result was certified</source>
        <translation>당선인 결정 서명</translation>
    </message>
    <message>
        <source>%1 (gave a part)</source>
        <translation>%1(개표 참여)</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Authority</source>
        <translation>선거관리기관</translation>
    </message>
    <message>
        <source>Contests</source>
        <translation>투표 항목</translation>
    </message>
    <message>
        <source>Precincts</source>
        <translation>투표구 수</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2명 중 %1명</translation>
    </message>
    <message>
        <source>Trustees</source>
        <translation>신탁관리인</translation>
    </message>
    <message>
        <source>Voting began</source>
        <translation>투표 시작</translation>
    </message>
    <message>
        <source>Voting ended</source>
        <translation>투표 마감</translation>
    </message>
    <message>
        <source>Pauses</source>
        <translation>일시 중지</translation>
    </message>
    <message>
        <source>%1, %2 in all</source>
        <translation>%1회, 모두 %2</translation>
    </message>
    <message>
        <source>Extensions</source>
        <translation>투표 시간 연장</translation>
    </message>
    <message>
        <source>Counting began</source>
        <translation>개표 시작</translation>
    </message>
    <message>
        <source>Counting ended</source>
        <translation>개표 종료</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>사건</translation>
    </message>
    <message>
        <source>Objections</source>
        <translation>이의 제기</translation>
    </message>
    <message>
        <source>%1, decided %2</source>
        <translation>%1건, 결정 %2건</translation>
    </message>
    <message>
        <source>%1: the tie was decided at %2 (%3), in this order: %4. %5 Recorded by %6.</source>
        <translation>%1: 동점은 %2에 %3(으)로 결정함. 순서: %4. %5 기록한 사람: %6.</translation>
    </message>
    <message>
        <source>Election record</source>
        <translation>선거록</translation>
    </message>
    <message>
        <source>Election record (not final)</source>
        <translation>선거록(확정 전)</translation>
    </message>
    <message>
        <source>Course of the election</source>
        <translation>선거의 경과</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>일시</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>경과</translation>
    </message>
    <message>
        <source>Reason and content</source>
        <translation>사유와 내용</translation>
    </message>
    <message>
        <source>By</source>
        <translation>처리한 사람</translation>
    </message>
    <message>
        <source>Nothing has happened.</source>
        <translation>기록할 경과가 없습니다.</translation>
    </message>
    <message>
        <source>Besides, the election was changed %1 times while it was prepared; each change is signed and stands in the log.</source>
        <translation>그 밖에 준비 중에 선거 내용을 %1번 고쳤으며, 고칠 때마다 서명하여 원장에 남겼습니다.</translation>
    </message>
    <message>
        <source>The words of objections are not public and stand in the authority&apos;s files under their numbers.</source>
        <translation>이의의 내용은 공개하지 않으며, 선거관리기관의 문서에 접수 번호별로 보관합니다.</translation>
    </message>
    <message>
        <source>The election was declared void. Its course is recorded as above.</source>
        <translation>선거가 무효로 결정되었으며, 그 경과를 위와 같이 기록합니다.</translation>
    </message>
    <message>
        <source>The course of the election is recorded as above.</source>
        <translation>선거의 경과를 위와 같이 기록합니다.</translation>
    </message>
    <message>
        <source>The election is not over. This is not the official record.</source>
        <translation>선거가 끝나지 않았습니다. 이 문서는 확정된 선거록이 아닙니다.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>선거 종류</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>투표 방식</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>개표 기준 인원</translation>
    </message>
    <message>
        <source>To begin at</source>
        <translation>투표 시작 예정</translation>
    </message>
    <message>
        <source>To end at</source>
        <translation>투표 마감 예정</translation>
    </message>
    <message>
        <source>Replaced ballots</source>
        <translation>대체된 투표지</translation>
    </message>
    <message>
        <source>Checked ballots</source>
        <translation>검증한 투표지</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::ElectionHead</name>
    <message>
        <source>[Rehearsal] </source>
        <translation>[모의] </translation>
    </message>
    <message>
        <source>Election</source>
        <translation>선거</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::ElectionOverview</name>
    <message>
        <source>As of %1</source>
        <translation>%1 기준</translation>
    </message>
    <message>
        <source>! No connection to the server. The figures are as of %1.</source>
        <translation>! 서버에 연결되지 않았습니다. %1 기준 수치입니다.</translation>
    </message>
    <message>
        <source>Opens the election</source>
        <translation>선거를 엽니다</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>남은 시간</translation>
    </message>
    <message>
        <source>No election yet</source>
        <translation>아직 선거가 없습니다</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>일시 중지됨</translation>
    </message>
    <message>
        <source>planned end %1</source>
        <translation>예정 마감 %1</translation>
    </message>
    <message>
        <source>Until voting ends</source>
        <translation>투표 마감까지</translation>
    </message>
    <message>
        <source>over</source>
        <translation>지났습니다</translation>
    </message>
    <message>
        <source>Sums counted</source>
        <translation>개표한 합계</translation>
    </message>
    <message>
        <source>closed at %1</source>
        <translation>%1 마감</translation>
    </message>
    <message>
        <source>Objections to the result until</source>
        <translation>결과 이의 제기 기간</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>Certified</source>
        <translation>당선인 결정됨</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>무효</translation>
    </message>
    <message>
        <source>This round of the key ceremony</source>
        <translation>열쇠 생성 이번 단계</translation>
    </message>
    <message>
        <source>Until enrolment ends</source>
        <translation>등록 마감까지</translation>
    </message>
    <message>
        <source>Until voting begins</source>
        <translation>투표 시작까지</translation>
    </message>
    <message>
        <source>due</source>
        <translation>시각이 되었습니다</translation>
    </message>
    <message>
        <source>Turnout (of the enrolled)</source>
        <translation>투표율(등록자 대비)</translation>
    </message>
    <message>
        <source>%1 of %2 · %3 of the roll</source>
        <translation>%2명 중 %1명 · 명부 대비 %3</translation>
    </message>
    <message>
        <source>Opens the voting day</source>
        <translation>투표일 화면을 엽니다</translation>
    </message>
    <message>
        <source>Enrolled</source>
        <translation>등록률</translation>
    </message>
    <message>
        <source>%1 of %2 on the roll</source>
        <translation>명부 %2명 중 %1명</translation>
    </message>
    <message>
        <source>Open objections</source>
        <translation>처리할 이의 제기</translation>
    </message>
    <message>
        <source>%1 incidents in the log</source>
        <translation>적은 사건 %1건</translation>
    </message>
    <message>
        <source>Opens the objections</source>
        <translation>이의 제기를 엽니다</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>살펴볼 것</translation>
    </message>
    <message>
        <source>✓ Nothing to look at</source>
        <translation>✓ 살펴볼 것이 없습니다</translation>
    </message>
    <message>
        <source>Waits for me</source>
        <translation>내가 할 일</translation>
    </message>
    <message>
        <source>✓ Nothing waits for you</source>
        <translation>✓ 기다리는 일이 없습니다</translation>
    </message>
    <message>
        <source>Opens what comes first</source>
        <translation>가장 먼저 할 일을 엽니다</translation>
    </message>
    <message>
        <source>[Rehearsal] </source>
        <translation>[모의] </translation>
    </message>
    <message>
        <source>There is no other election.</source>
        <translation>다른 선거가 없습니다.</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>현황</translation>
    </message>
    <message>
        <source>First votes by hour</source>
        <translation>시간대별 투표</translation>
    </message>
    <message>
        <source>Korean time; a vote that replaces an earlier one is not counted again</source>
        <translation>한국 시각. 다시 투표한 것은 세지 않습니다</translation>
    </message>
    <message>
        <source>No vote yet</source>
        <translation>아직 투표가 없습니다</translation>
    </message>
    <message>
        <source>Other elections</source>
        <translation>다른 선거</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>할 일</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>까닭</translation>
    </message>
    <message>
        <source>What</source>
        <translation>무엇</translation>
    </message>
    <message>
        <source>Election</source>
        <translation>선거</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Opens</source>
        <translation>투표 시작</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::ElectionPart</name>
    <message>
        <source>Check list before freezing</source>
        <translation>확정 전 점검표</translation>
    </message>
    <message>
        <source>✓ Nothing is missing.</source>
        <translation>✓ 빠진 것이 없습니다.</translation>
    </message>
    <message>
        <source>On its way…</source>
        <translation>불러오는 중…</translation>
    </message>
    <message>
        <source>Contests and candidates</source>
        <translation>투표 항목과 후보자</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>기호</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Party or kind</source>
        <translation>정당 또는 형태</translation>
    </message>
    <message>
        <source> (counted in %1)</source>
        <translation> (%1에서 개표)</translation>
    </message>
    <message>
        <source>Precincts: the first %1 of %2</source>
        <translation>투표구: %2곳 중 처음 %1곳</translation>
    </message>
    <message>
        <source>Precincts</source>
        <translation>투표구</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>식별자</translation>
    </message>
    <message>
        <source>On the roll</source>
        <translation>명부 등재</translation>
    </message>
    <message>
        <source>Enrolled</source>
        <translation>등록</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::ElectionWizard</name>
    <message>
        <source>%1 contests with all their candidates</source>
        <translation>투표 항목 %1개와 후보자</translation>
    </message>
    <message>
        <source>No precincts yet: voters need one.</source>
        <translation>투표구가 아직 없습니다. 선거인은 투표구에 속해야 합니다.</translation>
    </message>
    <message>
        <source>%1 precincts</source>
        <translation>투표구 %1곳</translation>
    </message>
    <message>
        <source>No roll yet: it can be imported under “Roll” before enrolment begins.</source>
        <translation>선거인명부가 아직 없습니다. 등록이 시작되기 전에 ‘명부’ 탭에서 가져올 수 있습니다.</translation>
    </message>
    <message>
        <source>%1 voters in the file; %2 wrong lines are left out until they are mended.</source>
        <translation>파일에 선거인 %1명. 잘못된 %2줄은 고칠 때까지 빠집니다.</translation>
    </message>
    <message>
        <source>%1 voters in the file</source>
        <translation>파일에 선거인 %1명</translation>
    </message>
    <message>
        <source>%1 has %2 voters; ring mode needs 128 enrolled ones: count it together with another.</source>
        <translation>%1 투표구는 %2명입니다. 고리 방식은 등록자가 128명 이상이어야 하므로 다른 투표구와 함께 개표하십시오.</translation>
    </message>
    <message>
        <source>No trustees yet: the key ceremony needs them.</source>
        <translation>신탁관리인이 아직 없습니다. 열쇠를 만들려면 필요합니다.</translation>
    </message>
    <message>
        <source>%1 trustees</source>
        <translation>신탁관리인 %1명</translation>
    </message>
    <message>
        <source>Voting from %1 to %2</source>
        <translation>투표 %1부터 %2까지</translation>
    </message>
    <message>
        <source>After that: key ceremony of the trustees, invitations to the voters, enrolment.</source>
        <translation>다음 순서: 신탁관리인의 열쇠 생성, 선거인 초대, 등록.</translation>
    </message>
    <message>
        <source>New election</source>
        <translation>새 선거</translation>
    </message>
    <message>
        <source>Edit the election</source>
        <translation>선거 수정</translation>
    </message>
    <message>
        <source>Rehearsal of an election</source>
        <translation>모의 선거 만들기</translation>
    </message>
    <message>
        <source>The draft “%1” is changed: %2 transactions.</source>
        <translation>초안 ‘%1’을(를) 고칩니다. 거래 %2건.</translation>
    </message>
    <message>
        <source>The rehearsal “%1” is made as a draft: %2 transactions.</source>
        <translation>모의 선거 ‘%1’의 초안을 만듭니다. 거래 %2건.</translation>
    </message>
    <message>
        <source>The election “%1” is made as a draft: %2 transactions.</source>
        <translation>선거 ‘%1’의 초안을 만듭니다. 거래 %2건.</translation>
    </message>
    <message>
        <source>A rehearsal: it is marked as one everywhere and counts for nothing.</source>
        <translation>모의 선거입니다. 모든 화면에 표시되고 효력이 없습니다.</translation>
    </message>
    <message>
        <source>Everything can be changed until the key ceremony; the texts and times until the election is frozen.</source>
        <translation>열쇠를 만들기 전까지는 모두 고칠 수 있고, 글과 일정은 선거를 확정하기 전까지 고칠 수 있습니다.</translation>
    </message>
    <message>
        <source>The roll is imported afterwards, by the button at the end.</source>
        <translation>명부는 끝난 뒤 마지막 화면의 단추로 가져옵니다.</translation>
    </message>
    <message>
        <source>Open the election</source>
        <translation>선거 열기</translation>
    </message>
    <message>
        <source>Import the roll now</source>
        <translation>지금 명부 가져오기</translation>
    </message>
    <message>
        <source>%1 precincts are removed. Precincts with voters on the roll cannot be removed.</source>
        <translation>투표구 %1곳을 삭제합니다. 명부에 선거인이 있는 투표구는 삭제할 수 없습니다.</translation>
    </message>
    <message>
        <source>Run-off of an election</source>
        <translation>결선투표 만들기</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::HelpDesk</name>
    <message>
        <source>Help desk</source>
        <translation>민원 창구</translation>
    </message>
    <message>
        <source>Stopped; %1 records were looked at.</source>
        <translation>멈췄습니다. 기록 %1건을 살펴보았습니다.</translation>
    </message>
    <message>
        <source>%1 may be meant. Names stay masked: compare what else is shown, then give a reason to see more.</source>
        <translation>%1명이 해당할 수 있습니다. 이름은 가려져 있으니 다른 항목을 견주어 보고, 더 보려면 사유를 적어 주십시오.</translation>
    </message>
    <message>
        <source>Searching… %1 records</source>
        <translation>찾는 중… 기록 %1건</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>조회하는 중…</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>성명</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>생년월일</translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation>식별번호</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>전화번호</translation>
    </message>
    <message>
        <source>Nobody is chosen</source>
        <translation>고른 사람이 없습니다</translation>
    </message>
    <message>
        <source>Type a number from a letter, or search for a name.</source>
        <translation>안내문의 번호를 입력하거나 이름으로 찾으십시오.</translation>
    </message>
    <message>
        <source>No election is chosen.</source>
        <translation>고른 선거가 없습니다.</translation>
    </message>
    <message>
        <source>Number %1 on the roll</source>
        <translation>명부 번호 %1</translation>
    </message>
    <message>
        <source>✕ Was removed from the roll and cannot vote.</source>
        <translation>✕ 명부에서 삭제되어 투표할 수 없습니다.</translation>
    </message>
    <message>
        <source>✓ Is enrolled.</source>
        <translation>✓ 등록했습니다.</translation>
    </message>
    <message>
        <source>! Is not enrolled yet. A lost invitation can be replaced under “Voters”.</source>
        <translation>! 아직 등록하지 않았습니다. 잃어버린 초대장은 ‘선거인’ 탭에서 다시 만들 수 있습니다.</translation>
    </message>
    <message>
        <source>Whether they have voted cannot be told: in ring mode a ballot proves only that it comes from somebody of the precinct. Neither this office nor the server can know.</source>
        <translation>투표했는지는 알 수 없습니다. 고리 방식의 투표지는 투표구의 누군가가 냈다는 것만 증명하므로, 이 창구도 서버도 알 수 없습니다.</translation>
    </message>
    <message>
        <source>✓ Has voted. How stays secret.</source>
        <translation>✓ 투표했습니다. 누구를 골랐는지는 비밀입니다.</translation>
    </message>
    <message>
        <source>· Has not voted yet.</source>
        <translation>· 아직 투표하지 않았습니다.</translation>
    </message>
    <message>
        <source>Precinct</source>
        <translation>투표구</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>State on the roll</source>
        <translation>명부 상태</translation>
    </message>
    <message>
        <source>Number on the roll</source>
        <translation>명부 번호</translation>
    </message>
    <message>
        <source>Name (searched in the vault)</source>
        <translation>성명(보관소에서 찾기)</translation>
    </message>
    <message>
        <source>e.g. 1042</source>
        <translation>예: 1042</translation>
    </message>
    <message>
        <source>the whole name</source>
        <translation>성명 전체</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>찾기</translation>
    </message>
    <message>
        <source>Find by number</source>
        <translation>번호로 찾기</translation>
    </message>
    <message>
        <source>Find by name</source>
        <translation>이름으로 찾기</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>중지</translation>
    </message>
    <message>
        <source>Stop the search</source>
        <translation>찾기 중지</translation>
    </message>
    <message>
        <source>Who may be meant</source>
        <translation>해당할 수 있는 사람</translation>
    </message>
    <message>
        <source>Nobody of this name on the roll; %1 records were looked at.</source>
        <translation>이 명부에 같은 이름이 없습니다. 기록 %1건을 살펴보았습니다.</translation>
    </message>
    <message>
        <source>More than %1 may be meant; these are the first. Ask for the date of birth.</source>
        <translation>해당할 수 있는 사람이 %1명을 넘어 앞부분만 보입니다. 생년월일을 물어 함께 찾으십시오.</translation>
    </message>
    <message>
        <source>Date of birth (if known)</source>
        <translation>생년월일(아는 경우)</translation>
    </message>
    <message>
        <source>e.g. 1990-03-05</source>
        <translation>예: 1990-03-05</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::InvitationBox</name>
    <message>
        <source>Hand over the invitations</source>
        <translation>투표 안내문 내보내기</translation>
    </message>
    <message>
        <source>The codes are written once and then wiped here. Who has a code can enrol in the voter&apos;s place: keep the files apart, send the letters, and delete the files afterwards. A lost one can only be replaced.</source>
        <translation>코드는 한 번만 저장되고 이 컴퓨터에서는 지워집니다. 코드를 가진 사람은 선거인 대신 등록할 수 있으니 파일을 따로 보관하고, 발송한 뒤에는 삭제하십시오. 잃어버린 코드는 새로 만들 수만 있습니다.</translation>
    </message>
    <message>
        <source>Choose where to save</source>
        <translation>저장할 곳 고르기</translation>
    </message>
    <message>
        <source>Where the invitations are saved</source>
        <translation>투표 안내문을 저장할 곳</translation>
    </message>
    <message>
        <source>invitations.csv</source>
        <translation>투표안내.csv</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV 파일 (*.csv)</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 ~ %2</translation>
    </message>
    <message>
        <source>Invitation to vote</source>
        <translation>투표 안내</translation>
    </message>
    <message>
        <source>Dear %1,</source>
        <translation>%1 님께</translation>
    </message>
    <message>
        <source>Precinct</source>
        <translation>투표구</translation>
    </message>
    <message>
        <source>Number on the roll</source>
        <translation>명부 번호</translation>
    </message>
    <message>
        <source>you are on the roll of this election. Enrol once with the personal link or the code below; then you can vote from any device while voting is open.</source>
        <translation>귀하는 이 선거의 선거인명부에 올라 있습니다. 아래 개인 링크나 코드로 한 번 등록하시면 투표 기간에 어느 기기에서나 투표하실 수 있습니다.</translation>
    </message>
    <message>
        <source>Enrolment: %1</source>
        <translation>등록: %1</translation>
    </message>
    <message>
        <source>Voting: %1</source>
        <translation>투표: %1</translation>
    </message>
    <message>
        <source>Personal link</source>
        <translation>개인 링크</translation>
    </message>
    <message>
        <source>Invitation code</source>
        <translation>초대 코드</translation>
    </message>
    <message>
        <source>The link and the code are for you alone and good once. Nobody of the election office will ask you for them.</source>
        <translation>링크와 코드는 본인만 쓰실 수 있고 한 번만 유효합니다. 선거관리기관은 코드를 묻지 않습니다.</translation>
    </message>
    <message>
        <source>Keep the secret that your device makes when you enrol: it is needed for voting.</source>
        <translation>등록할 때 기기가 만드는 비밀 값을 잘 보관하십시오. 투표할 때 필요합니다.</translation>
    </message>
    <message>
        <source>Have you lost this letter? Ask the election office for a new one; the old code then becomes useless.</source>
        <translation>이 안내문을 잃어버리셨으면 선거관리기관에 다시 요청하십시오. 이전 코드는 무효가 됩니다.</translation>
    </message>
    <message>
        <source>Questions: %1</source>
        <translation>문의: %1</translation>
    </message>
    <message>
        <source>REHEARSAL</source>
        <translation>모의 선거</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>번호</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>성명</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>전화번호</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>전자우편</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>주소</translation>
    </message>
    <message>
        <source>%1 invitations wait to be handed over</source>
        <translation>내보낼 초대 코드 %1건</translation>
    </message>
    <message>
        <source>When the import has ended or is stopped.</source>
        <translation>가져오기가 끝나거나 멈춘 뒤에 할 수 있습니다.</translation>
    </message>
    <message>
        <source>The address of the portal is missing (https://…).</source>
        <translation>포털 주소(https://…)를 입력하십시오.</translation>
    </message>
    <message>
        <source>The letters need the office&apos;s telephone number.</source>
        <translation>안내문에 넣을 선거관리기관 전화번호를 입력하십시오.</translation>
    </message>
    <message>
        <source>Until then the codes lie sealed on this computer, and only your signing key opens them. They can be saved once.</source>
        <translation>내보낼 때까지 코드는 이 컴퓨터에 암호화되어 있고 본인의 서명 열쇠로만 열립니다. 한 번만 저장할 수 있습니다.</translation>
    </message>
    <message>
        <source>Address of the portal</source>
        <translation>포털 주소</translation>
    </message>
    <message>
        <source>Telephone of the election office (on the letters)</source>
        <translation>선거관리기관 전화번호(안내문에 인쇄)</translation>
    </message>
    <message>
        <source>CSV for mailing</source>
        <translation>우편 발송용 CSV</translation>
    </message>
    <message>
        <source>Letters (PDF)</source>
        <translation>안내문(PDF)</translation>
    </message>
    <message>
        <source>Hand over…</source>
        <translation>내보내기…</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>진행</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::KindStep</name>
    <message>
        <source>Ring: a ballot proves that it comes from somebody in the precinct, and nobody learns from whom. Who has voted stays hidden, also from you; reminders are not possible. A precinct needs at least 128 enrolled voters, or it is counted together with another.</source>
        <translation>고리 방식: 투표지는 투표구의 누군가가 냈다는 것만 증명하고, 누가 냈는지는 아무도 모릅니다. 투표 여부가 담당자에게도 드러나지 않아 독려 안내를 할 수 없습니다. 투표구마다 등록자가 128명 이상이어야 하며, 모자라면 다른 투표구와 함께 개표합니다.</translation>
    </message>
    <message>
        <source>Signed: what was chosen stays secret, who has voted is visible. Reminders and proxies are possible, and precincts may be small.</source>
        <translation>서명 방식: 무엇을 골랐는지는 비밀이고 투표 여부는 드러납니다. 독려 안내와 위임이 가능하고, 투표구가 작아도 됩니다.</translation>
    </message>
    <message>
        <source>A rehearsal: marked as one everywhere, its ballots count for nothing.</source>
        <translation>모의 선거: 모든 화면에 표시되고, 투표는 효력이 없습니다.</translation>
    </message>
    <message>
        <source>Kind of election</source>
        <translation>선거의 종류</translation>
    </message>
    <message>
        <source>What is elected, and how votes are kept secret.</source>
        <translation>무엇을 뽑고 표를 어떻게 비밀로 지킬지 정합니다.</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::ObjectionPart</name>
    <message>
        <source>The objection in words</source>
        <translation>이의 내용</translation>
    </message>
    <message>
        <source>On its way…</source>
        <translation>불러오는 중…</translation>
    </message>
    <message>
        <source>The words are not kept any more.</source>
        <translation>내용은 더 이상 보관되어 있지 않습니다.</translation>
    </message>
    <message>
        <source>Only election managers may read the words.</source>
        <translation>내용은 선거관리 담당만 볼 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::ObserverTab</name>
    <message>
        <source>On its way…</source>
        <translation>보내는 중…</translation>
    </message>
    <message>
        <source>Your report stands in block %1.</source>
        <translation>보고가 블록 %1에 기록되었습니다.</translation>
    </message>
    <message>
        <source>No election is chosen.</source>
        <translation>선택한 선거가 없습니다.</translation>
    </message>
    <message>
        <source>Verified on this machine, without trusting the server</source>
        <translation>서버를 믿지 않고 이 컴퓨터에서 직접 확인</translation>
    </message>
    <message>
        <source>Fetching the record… %1</source>
        <translation>기록을 받는 중… %1</translation>
    </message>
    <message>
        <source>Reading the record…</source>
        <translation>기록을 읽는 중…</translation>
    </message>
    <message>
        <source>Checking: %1 (%2 of %3)</source>
        <translation>확인 중: %1 (%3 중 %2)</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>취소했습니다.</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>신호</translation>
    </message>
    <message>
        <source>What is checked</source>
        <translation>검사 내용</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>건수</translation>
    </message>
    <message>
        <source>First that does not hold, or why not yet</source>
        <translation>처음 맞지 않은 곳 또는 아직인 까닭</translation>
    </message>
    <message>
        <source>Another history than the one seen before</source>
        <translation>전에 본 것과 다른 기록입니다</translation>
    </message>
    <message>
        <source>Everything holds</source>
        <translation>모든 검사가 통과했습니다</translation>
    </message>
    <message>
        <source>Something does not hold</source>
        <translation>맞지 않는 것이 있습니다</translation>
    </message>
    <message>
        <source>Nothing wrong so far</source>
        <translation>지금까지 이상 없음</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>통과</translation>
    </message>
    <message>
        <source>of %1 checks</source>
        <translation>검사 %1가지 중</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>아직</translation>
    </message>
    <message>
        <source>what the election has not reached</source>
        <translation>선거가 아직 이르지 않은 단계</translation>
    </message>
    <message>
        <source>Does not hold</source>
        <translation>불일치</translation>
    </message>
    <message>
        <source>no mismatch found</source>
        <translation>불일치 없음</translation>
    </message>
    <message>
        <source>see the red lines</source>
        <translation>빨간 줄을 보십시오</translation>
    </message>
    <message>
        <source>Ballots</source>
        <translation>투표지</translation>
    </message>
    <message>
        <source>up to block %1</source>
        <translation>블록 %1까지</translation>
    </message>
    <message>
        <source>Head of the ballot chain: %1</source>
        <translation>투표지 사슬의 머리: %1</translation>
    </message>
    <message>
        <source>Head that was noted before: %1</source>
        <translation>전에 적어 둔 머리: %1</translation>
    </message>
    <message>
        <source>The record&apos;s own node was taken: this console has not pinned one.</source>
        <translation>이 프로그램이 기억한 노드가 없어 기록에 적힌 노드로 확인했습니다.</translation>
    </message>
    <message>
        <source>Not checked yet</source>
        <translation>아직 확인하지 않았습니다</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>지금 확인</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Report what I saw</source>
        <translation>확인 결과 보고</translation>
    </message>
    <message>
        <source>Check again by itself when the chain goes on</source>
        <translation>체인이 이어지면 자동으로 다시 확인</translation>
    </message>
    <message>
        <source>Progress of the check</source>
        <translation>검사 진행</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>검사</translation>
    </message>
    <message>
        <source>Observer</source>
        <translation>참관</translation>
    </message>
    <message>
        <source>This is a rehearsal: its result decides nothing.</source>
        <translation>모의 선거입니다. 이 결과로 아무것도 정해지지 않습니다.</translation>
    </message>
    <message>
        <source>Agencies, replaced keys and certifiers are the node&apos;s word.</source>
        <translation>기관, 키 교체, 당선 확정 위원은 노드가 말하는 그대로입니다.</translation>
    </message>
    <message>
        <source>Checked %1, the whole record of %2</source>
        <translation>%1 확인함 · 기록 전체 %2</translation>
    </message>
    <message>
        <source>Checked %1, with %2 that came since the look before</source>
        <translation>%1 확인함 · 앞선 확인 뒤에 온 %2 포함</translation>
    </message>
    <message>
        <source>Check everything anew</source>
        <translation>전체를 처음부터 다시 확인</translation>
    </message>
    <message>
        <source>Fetches the whole record again and verifies every ballot, also what was found good before</source>
        <translation>선거 기록 전체를 다시 내려받아, 앞서 이상이 없던 것까지 모든 투표지를 다시 검증합니다</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::ObserverWords</name>
    <message>
        <source>Holds</source>
        <translation>통과</translation>
    </message>
    <message>
        <source>Does not hold</source>
        <translation>불일치</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>아직</translation>
    </message>
    <message>
        <source> (%1 in all)</source>
        <translation> (모두 %1건)</translation>
    </message>
    <message>
        <source>less than a minute ago</source>
        <translation>방금</translation>
    </message>
    <message>
        <source>%1 minutes ago</source>
        <translation>%1분 전</translation>
    </message>
    <message>
        <source>%1 hours ago</source>
        <translation>%1시간 전</translation>
    </message>
    <message>
        <source>%1 days ago</source>
        <translation>%1일 전</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::OfflineDesk</name>
    <message>
        <source>Open the file with the sums</source>
        <translation>합계 파일 열기</translation>
    </message>
    <message>
        <source>Counting files (*.json)</source>
        <translation>개표 합계 파일 (*.json)</translation>
    </message>
    <message>
        <source>Choose my key file</source>
        <translation>내 키 파일 선택</translation>
    </message>
    <message>
        <source>Key files (*.json)</source>
        <translation>키 파일 (*.json)</translation>
    </message>
    <message>
        <source>Save my parts</source>
        <translation>내 개표 몫 저장</translation>
    </message>
    <message>
        <source>Files of parts (*.json)</source>
        <translation>개표 몫 파일 (*.json)</translation>
    </message>
    <message>
        <source>Reading and checking the file…</source>
        <translation>파일을 읽고 확인하는 중입니다…</translation>
    </message>
    <message>
        <source>Opening the sums…</source>
        <translation>합계를 여는 중입니다…</translation>
    </message>
    <message>
        <source>%1 signed parts are in %2. Carry the file to a machine with a network and submit it there within the hour; after that write it anew.</source>
        <translation>서명한 개표 몫 %1건을 %2에 담았습니다. 네트워크가 있는 컴퓨터로 옮겨 한 시간 안에 제출하십시오. 시간이 지나면 다시 만들어야 합니다.</translation>
    </message>
    <message>
        <source>%1 sums · code of the sums: %2</source>
        <translation>합계 %1건 · 합계 확인 코드: %2</translation>
    </message>
    <message>
        <source>Fingerprint of the election:</source>
        <translation>선거 지문:</translation>
    </message>
    <message>
        <source>No key is chosen.</source>
        <translation>선택한 키가 없습니다.</translation>
    </message>
    <message>
        <source>Trustee without a network</source>
        <translation>네트워크 없이 신탁관리인 작업</translation>
    </message>
    <message>
        <source>Your part of the counting on a machine that has no network. You need the file with the sums, the file of your secret, and your key file. Nothing is sent from here.</source>
        <translation>네트워크가 없는 컴퓨터에서 내 개표 몫을 만듭니다. 합계 파일, 내 비밀 파일, 내 키 파일이 필요합니다. 여기서는 아무것도 전송하지 않습니다.</translation>
    </message>
    <message>
        <source>File with the sums…</source>
        <translation>합계 파일…</translation>
    </message>
    <message>
        <source>I am</source>
        <translation>신탁관리인</translation>
    </message>
    <message>
        <source>Which trustee I am</source>
        <translation>내가 맡은 신탁관리인</translation>
    </message>
    <message>
        <source>My key file…</source>
        <translation>내 키 파일…</translation>
    </message>
    <message>
        <source>Passphrase of the key</source>
        <translation>키의 암호문</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Open the sums and sign my parts…</source>
        <translation>합계를 열고 내 몫에 서명…</translation>
    </message>
    <message>
        <source>Progress of my part</source>
        <translation>내 몫의 진행</translation>
    </message>
    <message>
        <source>Proven under the signature of the node:</source>
        <translation>합계를 증명한 노드(서명 열쇠):</translation>
    </message>
    <message>
        <source>I have compared fingerprint, code and node with those that I was told by another way</source>
        <translation>다른 경로로 안내받은 지문, 코드, 노드를 이 화면과 대조했습니다</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::PrecinctTurnout</name>
    <message>
        <source>Turnout by precinct</source>
        <translation>투표구별 투표율</translation>
    </message>
    <message>
        <source>%1 precincts; a click on a heading sorts</source>
        <translation>투표구 %1곳. 제목을 누르면 정렬합니다</translation>
    </message>
    <message>
        <source>No precinct yet</source>
        <translation>아직 투표구가 없습니다</translation>
    </message>
    <message>
        <source>Loading …</source>
        <translation>불러오는 중…</translation>
    </message>
    <message>
        <source>Find a precinct</source>
        <translation>투표구 찾기</translation>
    </message>
    <message>
        <source>Precinct</source>
        <translation>투표구</translation>
    </message>
    <message>
        <source>Roll</source>
        <translation>명부</translation>
    </message>
    <message>
        <source>Enrolled</source>
        <translation>등록</translation>
    </message>
    <message>
        <source>Voted</source>
        <translation>투표</translation>
    </message>
    <message>
        <source>Of the enrolled</source>
        <translation>등록자 대비</translation>
    </message>
    <message>
        <source>Of the roll</source>
        <translation>명부 대비</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::PrecinctsStep</name>
    <message>
        <source>Type, paste from a spreadsheet, or take a CSV file. “Counted in” names the precinct in which a small one is counted, so that its votes stay secret.</source>
        <translation>직접 입력하거나 표에서 붙여 넣거나 CSV 파일로 가져오십시오. ‘함께 개표할 투표구’에는 인원이 적은 투표구의 표를 비밀로 지키기 위해 함께 개표할 투표구를 적습니다.</translation>
    </message>
    <message>
        <source>Precincts</source>
        <translation>투표구</translation>
    </message>
    <message>
        <source>Each voter belongs to one. Results are counted by precinct.</source>
        <translation>선거인은 한 투표구에 속하고, 결과는 투표구별로 셉니다.</translation>
    </message>
    <message>
        <source>constituency %1</source>
        <translation>선거구 %1</translation>
    </message>
    <message>
        <source>counted in %1</source>
        <translation>%1에 합쳐 개표</translation>
    </message>
    <message>
        <source>and %1 more, as in the table of that step</source>
        <translation>그 밖에 %1곳(투표구 단계의 표와 같음)</translation>
    </message>
    <message>
        <source>Precincts (%1)</source>
        <translation>투표구(%1곳)</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::RecordWords</name>
    <message>
        <source>Save the full record</source>
        <translation>전체 기록 저장</translation>
    </message>
    <message>
        <source>Election records (*.jsonl)</source>
        <translation>선거 기록 (*.jsonl)</translation>
    </message>
    <message>
        <source>Record: %1</source>
        <translation>기록: %1</translation>
    </message>
    <message>
        <source>Fetching the record…</source>
        <translation>기록을 받는 중…</translation>
    </message>
    <message>
        <source>Fetching the record… %1</source>
        <translation>기록을 받는 중… %1</translation>
    </message>
    <message>
        <source>The record is written (%1). Anybody can check it with: maru-verify election FILE</source>
        <translation>기록을 저장했습니다(%1). 누구나 다음으로 검증할 수 있습니다: maru-verify election 파일</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::RehearsalBanner</name>
    <message>
        <source>⚠ REHEARSAL · Test ballots only. Nothing here is a real vote or a real result.</source>
        <translation>⚠ 모의 선거 · 시험 투표입니다. 실제 투표나 결과가 아닙니다.</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::ReplaceInvitation</name>
    <message>
        <source>Waits for approval: the code becomes good when it is approved.</source>
        <translation>승인을 기다립니다. 승인되면 코드를 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>Give this code or link to the voter with number %1, and to nobody else. It is shown only now.</source>
        <translation>이 코드나 링크를 명부 번호 %1의 선거인에게만 전해 주십시오. 지금만 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>The voter with number %1 gets a new code; the old one becomes useless. Make sure that it is really this person who asks.</source>
        <translation>명부 번호 %1의 선거인에게 새 코드를 만들고 이전 코드는 무효로 합니다. 본인이 요청한 것인지 반드시 확인하십시오.</translation>
    </message>
    <message>
        <source>Reason (no personal data)</source>
        <translation>사유(개인정보를 적지 마십시오)</translation>
    </message>
    <message>
        <source>Invitation code</source>
        <translation>초대 코드</translation>
    </message>
    <message>
        <source>Address of the portal</source>
        <translation>포털 주소</translation>
    </message>
    <message>
        <source>Personal link</source>
        <translation>개인 링크</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>닫기(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Sign and make a new code</source>
        <translation>서명하고 새 코드 만들기(&amp;S)</translation>
    </message>
    <message>
        <source>Make a new invitation code</source>
        <translation>초대 코드 다시 만들기</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::RollPreview</name>
    <message>
        <source>Choose the roll</source>
        <translation>명부 고르기</translation>
    </message>
    <message>
        <source>CSV files (*.csv *.txt *.tsv);;All files (*)</source>
        <translation>CSV 파일 (*.csv *.txt *.tsv);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>Save the template</source>
        <translation>양식 저장</translation>
    </message>
    <message>
        <source>roll.csv</source>
        <translation>선거인명부.csv</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV 파일 (*.csv)</translation>
    </message>
    <message>
        <source>Template saved as %1</source>
        <translation>양식을 %1(으)로 저장했습니다</translation>
    </message>
    <message>
        <source>Choose another file…</source>
        <translation>다른 파일 고르기…</translation>
    </message>
    <message>
        <source>Choose the roll…</source>
        <translation>명부 고르기…</translation>
    </message>
    <message>
        <source>Template…</source>
        <translation>양식…</translation>
    </message>
    <message>
        <source>%1 · %2 · %3 voters can be taken, %4 lines are wrong, %5 remarks</source>
        <translation>%1 · %2 · 가져올 수 있는 선거인 %3명, 잘못된 줄 %4개, 확인할 점 %5건</translation>
    </message>
    <message>
        <source>Columns that are not read: %1</source>
        <translation>읽지 않는 열: %1</translation>
    </message>
    <message>
        <source>(as line %1)</source>
        <translation>(%1번째 줄과 같음)</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>줄</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>열</translation>
    </message>
    <message>
        <source>What stands there</source>
        <translation>적힌 내용</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>까닭</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>성명</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>생년월일</translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation>식별번호</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>전화번호</translation>
    </message>
    <message>
        <source>Precinct</source>
        <translation>투표구</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>%1: the first %2 of %3</source>
        <translation>%1: %3개 중 처음 %2개</translation>
    </message>
    <message>
        <source>Lines to look at</source>
        <translation>살펴볼 줄</translation>
    </message>
    <message>
        <source>What is taken</source>
        <translation>가져올 내용</translation>
    </message>
    <message>
        <source>The roll has personal data and is handled by those who keep it. Role needed: %1</source>
        <translation>명부에는 개인정보가 있어 선거인명부 담당이 다룹니다. 필요한 역할: %1</translation>
    </message>
    <message>
        <source>Close the file</source>
        <translation>파일 닫기</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Reading the file</source>
        <translation>파일 읽기</translation>
    </message>
    <message>
        <source>%1 is read and checked line by line…</source>
        <translation>%1 파일을 한 줄씩 읽고 확인하고 있습니다…</translation>
    </message>
    <message>
        <source>A CSV file (UTF-8 or CP949) with the columns name and precinct; birth date, identifier, telephone, email, address and weight may be there. Names go to the vault, never onto the chain.</source>
        <translation>성명과 투표구 열이 있는 CSV 파일(UTF-8 또는 CP949). 생년월일, 식별번호, 전화번호, 전자우편, 주소, 가중치 열도 쓸 수 있습니다. 이름은 개인정보 금고에만 저장하고 체인에는 올리지 않습니다.</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::RollStep</name>
    <message>
        <source>Roll of voters</source>
        <translation>선거인명부</translation>
    </message>
    <message>
        <source>follows later</source>
        <translation>나중에 가져오기</translation>
    </message>
    <message>
        <source>%1 voters from %2, %3 lines are left out</source>
        <translation>%2에서 선거인 %1명, 빠지는 줄 %3개</translation>
    </message>
    <message>
        <source>Checked now, imported when the election is there. It may follow later.</source>
        <translation>지금은 검사만 하고, 선거를 만든 뒤 가져옵니다. 나중에 해도 됩니다.</translation>
    </message>
    <message>
        <source>The file is still being read.</source>
        <translation>파일을 아직 읽고 있습니다.</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::RollTab</name>
    <message>
        <source>Roll</source>
        <translation>명부</translation>
    </message>
    <message>
        <source>typed in</source>
        <translation>직접 입력</translation>
    </message>
    <message>
        <source>✓ %1 voters are in the roll now.</source>
        <translation>✓ 선거인 %1명을 명부에 올렸습니다.</translation>
    </message>
    <message>
        <source>No election is chosen.</source>
        <translation>고른 선거가 없습니다.</translation>
    </message>
    <message>
        <source>%1 on the roll, %2 enrolled. The roll is frozen: nobody can be added or removed any more.</source>
        <translation>명부 %1명, 등록 %2명. 명부가 확정되어 더 올리거나 지울 수 없습니다.</translation>
    </message>
    <message>
        <source>%1 on the roll, %2 enrolled. The roll is public since %3: whoever is added now is added late, with a reason.</source>
        <translation>명부 %1명, 등록 %2명. 명부가 %3부터 공개되어, 지금 올리는 사람은 사유와 함께 추가로 등재됩니다.</translation>
    </message>
    <message>
        <source>%1 on the roll. Voters can be imported until enrolment begins on %2.</source>
        <translation>명부 %1명. 등록이 시작되는 %2까지 선거인을 가져올 수 있습니다.</translation>
    </message>
    <message>
        <source>%1 voters (%2) wait to be imported.</source>
        <translation>선거인 %1명(%2)을 가져올 수 있습니다.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>이어서 하기</translation>
    </message>
    <message>
        <source>Import %1 voters</source>
        <translation>선거인 %1명 가져오기</translation>
    </message>
    <message>
        <source>%1 of %2 voters are in the roll…</source>
        <translation>선거인 %2명 중 %1명을 올렸습니다…</translation>
    </message>
    <message>
        <source>! Stopped after %1 of %2 voters. What is done stands and is not done again.</source>
        <translation>! %2명 중 %1명에서 멈췄습니다. 끝난 것은 그대로 남고 다시 하지 않습니다.</translation>
    </message>
    <message>
        <source>(line %1 of the file)</source>
        <translation>(파일의 %1번째 줄)</translation>
    </message>
    <message>
        <source>Lines that are in the roll already</source>
        <translation>이미 명부에 있는 줄 수</translation>
    </message>
    <message>
        <source>Reason of the late addition</source>
        <translation>추가 등재 사유</translation>
    </message>
    <message>
        <source>e.g. moved in on 3 November</source>
        <translation>예: 11월 3일 전입</translation>
    </message>
    <message>
        <source>One voter…</source>
        <translation>선거인 한 명…</translation>
    </message>
    <message>
        <source>One voter</source>
        <translation>선거인 한 명</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>중지</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>진행</translation>
    </message>
    <message>
        <source>Import voters</source>
        <translation>선거인 가져오기</translation>
    </message>
    <message>
        <source>✓ %1 invitations were saved in %2 files: %3</source>
        <translation>✓ 초대 코드 %1건을 파일 %2개로 저장하고 이 컴퓨터에서 지웠습니다: %3</translation>
    </message>
    <message>
        <source>Voters are put on the roll.</source>
        <translation>선거인을 명부에 올리고 있습니다.</translation>
    </message>
    <message>
        <source>Voters are put on the roll: %1 of %2. If it is stopped here, the rest is imported later.</source>
        <translation>선거인을 명부에 올리고 있습니다: %2명 중 %1명. 지금 멈추면 나머지는 나중에 이어서 가져옵니다.</translation>
    </message>
    <message>
        <source>%1 invitation codes have not been handed over. They stay sealed on this computer; only your signing key opens them again, under “Roll”.</source>
        <translation>내보내지 않은 초대 코드 %1건이 있습니다. 이 컴퓨터에 암호화되어 남으며, 같은 서명 열쇠로 로그인해 ‘명부’ 탭에서 다시 열 수 있습니다.</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>약 %1 남음</translation>
    </message>
    <message>
        <source>You may lock the console: the import goes on behind the lock.</source>
        <translation>콘솔을 잠가도 가져오기는 계속됩니다.</translation>
    </message>
    <message>
        <source>The sealed invitation codes are opened…</source>
        <translation>암호화된 초대 코드를 열고 있습니다…</translation>
    </message>
    <message>
        <source>! %1 voters of an earlier import wait for approval. Their codes appear here when they are on the roll.</source>
        <translation>! 앞서 가져온 선거인 %1명이 승인을 기다립니다. 명부에 오르면 초대 코드가 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>! An earlier import broke off at %1 voters whose answer was lost. The roll is asked about them until it is settled.</source>
        <translation>! 앞선 가져오기가 선거인 %1명의 답을 받지 못하고 끊겼습니다. 명부에 올랐는지 확인될 때까지 다시 묻습니다.</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::ScheduleStep</name>
    <message>
        <source>Voting lasts %1 hours, from %2 to %3.</source>
        <translation>투표는 %2부터 %3까지 %1시간입니다.</translation>
    </message>
    <message>
        <source>It is frozen and opens by itself; nobody has to be there.</source>
        <translation>정한 시각에 스스로 확정되고 열립니다. 담당자가 없어도 됩니다.</translation>
    </message>
    <message>
        <source>It opens when an officer opens it, not before the set time.</source>
        <translation>담당자가 직접 엽니다. 정한 시각 전에는 열 수 없습니다.</translation>
    </message>
    <message>
        <source>The ring size has no meaning in signed mode.</source>
        <translation>서명 방식에서는 고리 크기를 쓰지 않습니다.</translation>
    </message>
    <message>
        <source>Schedule and rules</source>
        <translation>일정과 규칙</translation>
    </message>
    <message>
        <source>Frozen with the election; the closing can be put off afterwards, never forward.</source>
        <translation>선거와 함께 확정됩니다. 마감은 뒤로 미룰 수만 있고 앞당길 수 없습니다.</translation>
    </message>
    <message>
        <source>Public election: objections to the result within 14 days (Public Official Election Act §219).</source>
        <translation>공직선거는 결과에 대한 이의(소청)를 14일 안에 제기할 수 있습니다(공직선거법 제219조).</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::TaskWords</name>
    <message>
        <source>Approve or refuse: %1 waiting</source>
        <translation>결재할 일: %1건 대기</translation>
    </message>
    <message>
        <source>Another officer has proposed what needs your signature too.</source>
        <translation>다른 담당자가 올린 일에 결재가 필요합니다.</translation>
    </message>
    <message>
        <source>Decide objections: %1 open</source>
        <translation>이의 제기 처리: 미결 %1건</translation>
    </message>
    <message>
        <source>While one is open the result may not be certified.</source>
        <translation>미결 이의가 있으면 당선인 결정이 미뤄질 수 있습니다.</translation>
    </message>
    <message>
        <source>Import the roll</source>
        <translation>명부 올리기</translation>
    </message>
    <message>
        <source>Nobody is on it yet.</source>
        <translation>아직 명부에 아무도 없습니다.</translation>
    </message>
    <message>
        <source>Finish the draft and begin the key ceremony</source>
        <translation>작성을 마치고 열쇠 생성 시작</translation>
    </message>
    <message>
        <source>Its check list says what is missing.</source>
        <translation>점검표에서 빠진 것을 확인하십시오.</translation>
    </message>
    <message>
        <source>Take part in the key ceremony</source>
        <translation>열쇠 생성에 참여</translation>
    </message>
    <message>
        <source>This round ends at %1.</source>
        <translation>이번 단계는 %1에 끝납니다.</translation>
    </message>
    <message>
        <source>The trustees make the election&apos;s key.</source>
        <translation>신탁관리인이 선거 열쇠를 만들고 있습니다.</translation>
    </message>
    <message>
        <source>Freeze the election</source>
        <translation>선거 확정</translation>
    </message>
    <message>
        <source>Enrolment has ended; voting begins at %1.</source>
        <translation>등록이 끝났습니다. 투표는 %1에 시작합니다.</translation>
    </message>
    <message>
        <source>Open the voting</source>
        <translation>투표 시작</translation>
    </message>
    <message>
        <source>The opening time has come.</source>
        <translation>투표 시작 시각이 되었습니다.</translation>
    </message>
    <message>
        <source>Resume the voting, or extend it</source>
        <translation>투표 재개 또는 연장</translation>
    </message>
    <message>
        <source>It is paused: nobody can cast a ballot.</source>
        <translation>일시 중지되어 아무도 투표할 수 없습니다.</translation>
    </message>
    <message>
        <source>Close the voting</source>
        <translation>투표 마감</translation>
    </message>
    <message>
        <source>The closing time is over.</source>
        <translation>마감 시각이 지났습니다.</translation>
    </message>
    <message>
        <source>Give your part of the counting</source>
        <translation>내 몫 개표</translation>
    </message>
    <message>
        <source>%1 of %2 sums are still to be opened by you.</source>
        <translation>합계 %2개 중 %1개를 아직 열지 않았습니다.</translation>
    </message>
    <message>
        <source>Decide a tie</source>
        <translation>동점 결정</translation>
    </message>
    <message>
        <source>Certification waits for it.</source>
        <translation>이 결정이 있어야 당선인을 결정할 수 있습니다.</translation>
    </message>
    <message>
        <source>Certify the result</source>
        <translation>당선인 결정</translation>
    </message>
    <message>
        <source>The time for objections is over; %1 of %2 signatures are here.</source>
        <translation>이의 제기 기간이 끝났습니다. 서명 %2개 중 %1개가 모였습니다.</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1일</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1일</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1시간</translation>
    </message>
    <message>
        <source>%1 hours</source>
        <translation>%1시간</translation>
    </message>
    <message>
        <source>1 minute</source>
        <translation>1분</translation>
    </message>
    <message>
        <source>%1 minutes</source>
        <translation>%1분</translation>
    </message>
    <message>
        <source>under a minute</source>
        <translation>1분 안</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::TestBallotJob</name>
    <message>
        <source>%1 of %2</source>
        <translation>%2건 중 %1건</translation>
    </message>
    <message>
        <source>Test voters are put on the roll: %1.</source>
        <translation>모의 선거인을 명부에 올리고 있습니다: %1</translation>
    </message>
    <message>
        <source>Test voters are enrolled: %1.</source>
        <translation>모의 선거인을 등록하고 있습니다: %1</translation>
    </message>
    <message>
        <source>Test ballots are cast: %1.</source>
        <translation>모의 투표를 하고 있습니다: %1</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::TestBallotsTab</name>
    <message>
        <source>Test ballots</source>
        <translation>모의 투표</translation>
    </message>
    <message>
        <source>Delete the test keys</source>
        <translation>모의 선거인 키 삭제</translation>
    </message>
    <message>
        <source>The keys of the test voters and the plan are deleted from this computer. What is on the chain stays; it cannot be compared any more.</source>
        <translation>모의 선거인의 키와 계획을 이 컴퓨터에서 삭제합니다. 체인에 있는 기록은 남지만 더 이상 비교할 수 없습니다.</translation>
    </message>
    <message>
        <source>The roll is frozen: no test voters can be added any more.</source>
        <translation>명부가 확정되어 모의 선거인을 더 추가할 수 없습니다.</translation>
    </message>
    <message>
        <source>The rehearsal has no precincts yet.</source>
        <translation>모의 선거에 아직 투표구가 없습니다.</translation>
    </message>
    <message>
        <source>There are no test voters on this computer yet.</source>
        <translation>이 컴퓨터에 아직 모의 선거인이 없습니다.</translation>
    </message>
    <message>
        <source>All test voters are enrolled.</source>
        <translation>모의 선거인이 모두 등록했습니다.</translation>
    </message>
    <message>
        <source>Enrolment begins with the key ceremony.</source>
        <translation>등록은 열쇠 생성과 함께 시작합니다.</translation>
    </message>
    <message>
        <source>Enrolment is over.</source>
        <translation>등록 기간이 끝났습니다.</translation>
    </message>
    <message>
        <source>Enrolment begins at %1.</source>
        <translation>등록은 %1에 시작합니다.</translation>
    </message>
    <message>
        <source>All planned ballots are cast.</source>
        <translation>계획한 투표지를 모두 투표했습니다.</translation>
    </message>
    <message>
        <source>Voting is paused.</source>
        <translation>투표가 일시 중지되어 있습니다.</translation>
    </message>
    <message>
        <source>Ballots can be cast when voting is open.</source>
        <translation>투표가 시작되면 투표할 수 있습니다.</translation>
    </message>
    <message>
        <source>Voting is over.</source>
        <translation>투표가 끝났습니다.</translation>
    </message>
    <message>
        <source>No test voter is enrolled.</source>
        <translation>등록한 모의 선거인이 없습니다.</translation>
    </message>
    <message>
        <source>Other work is under way.</source>
        <translation>다른 작업을 하고 있습니다.</translation>
    </message>
    <message>
        <source>%1 test voters are on the roll.</source>
        <translation>명부에 있는 모의 선거인: %1명</translation>
    </message>
    <message>
        <source>! Ring mode needs %1 more, so that every unit has its 128.</source>
        <translation>! 고리 방식은 개표 단위마다 128명이 필요하므로 %1명이 더 있어야 합니다.</translation>
    </message>
    <message>
        <source>The roll is laid open: each is added late, with a reason, and may need an approval.</source>
        <translation>명부가 공개되었습니다. 한 명씩 사유를 붙여 추가 등재하며, 승인이 필요할 수 있습니다.</translation>
    </message>
    <message>
        <source>%1 of %2 are enrolled.</source>
        <translation>%2명 중 %1명 등록</translation>
    </message>
    <message>
        <source>%1 of %2 ballots are on the chain: %3 count, %4 are replaced, %5 are challenged.</source>
        <translation>투표지 %2장 중 %1장이 체인에 있습니다: 집계 %3장, 다시 투표해 대체 %4장, 검증 %5장</translation>
    </message>
    <message>
        <source>Nothing is planned yet.</source>
        <translation>아직 계획이 없습니다.</translation>
    </message>
    <message>
        <source>Go on casting</source>
        <translation>이어서 투표</translation>
    </message>
    <message>
        <source>Cast test ballots</source>
        <translation>모의 투표 시작</translation>
    </message>
    <message>
        <source>%1 of %2 are done.</source>
        <translation>%2건 중 %1건 완료</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>약 %1 남음</translation>
    </message>
    <message>
        <source>! An answer of the server is missing; it is asked again.</source>
        <translation>! 서버의 응답을 받지 못해 다시 확인하고 있습니다.</translation>
    </message>
    <message>
        <source>The sealed keys are opened…</source>
        <translation>봉인한 키를 여는 중…</translation>
    </message>
    <message>
        <source>The check sheet comes when the rehearsal is counted.</source>
        <translation>점검표는 모의 선거의 개표가 끝나면 만들 수 있습니다.</translation>
    </message>
    <message>
        <source>No election is chosen.</source>
        <translation>선거를 선택하지 않았습니다.</translation>
    </message>
    <message>
        <source>A test as election offices do it before the day: test voters cast ballots that were planned beforehand, the trustees count, and what comes out is compared with the plan.</source>
        <translation>선거일 전에 하는 정확성 점검입니다. 모의 선거인이 미리 계획한 대로 투표하고, 신탁관리인이 개표한 결과를 계획과 대조합니다.</translation>
    </message>
    <message>
        <source>This is no rehearsal. Test voters and test ballots are possible in rehearsals only: choose the election under “Elections” and press “Make a rehearsal of it”.</source>
        <translation>모의 선거가 아닙니다. 모의 선거인과 모의 투표는 모의 선거에서만 쓸 수 있습니다. ‘선거’ 목록에서 이 선거를 고르고 ‘모의 선거 만들기’를 누르십시오.</translation>
    </message>
    <message>
        <source>Check sheet as PDF…</source>
        <translation>점검표 PDF…</translation>
    </message>
    <message>
        <source>Delete the test keys…</source>
        <translation>모의 선거인 키 삭제…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>멈추기</translation>
    </message>
    <message>
        <source>1. Test voters</source>
        <translation>1. 모의 선거인</translation>
    </message>
    <message>
        <source>They are called “모의 선거인 1” and so on, are spread over all precincts and have no personal data.</source>
        <translation>이름은 ‘모의 선거인 1’처럼 붙고, 모든 투표구에 고르게 나뉘며, 개인정보가 없습니다.</translation>
    </message>
    <message>
        <source>How many more</source>
        <translation>추가할 인원</translation>
    </message>
    <message>
        <source>Add test voters</source>
        <translation>모의 선거인 추가</translation>
    </message>
    <message>
        <source>2. Enrol them</source>
        <translation>2. 등록</translation>
    </message>
    <message>
        <source>Each gets keys of its own, which are kept sealed on this computer only. While trustees make the keys and until enrolment ends.</source>
        <translation>저마다 따로 만든 키로 등록하며, 키는 이 컴퓨터에만 봉인해 둡니다. 열쇠 생성이 시작된 뒤부터 등록 기간이 끝날 때까지 할 수 있습니다.</translation>
    </message>
    <message>
        <source>Enrol the test voters</source>
        <translation>모의 선거인 등록</translation>
    </message>
    <message>
        <source>3. Test ballots</source>
        <translation>3. 모의 투표</translation>
    </message>
    <message>
        <source>The number decides what is chosen: the same number gives the same ballots, with blank ones, second ones that replace the first, and challenged ones.</source>
        <translation>시험 번호가 무엇을 고를지 정하므로 같은 번호는 같은 투표지를 만듭니다. 백지, 다시 투표, 검증 투표지도 섞여 있습니다.</translation>
    </message>
    <message>
        <source>Voters who vote</source>
        <translation>투표할 인원</translation>
    </message>
    <message>
        <source>Number of the test</source>
        <translation>시험 번호</translation>
    </message>
    <message>
        <source>4. Planned and counted</source>
        <translation>4. 계획과 개표 결과</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>진행</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::TieDialog</name>
    <message>
        <source>Decide the tie</source>
        <translation>동점 결정</translation>
    </message>
    <message>
        <source>These options have equal votes and all go into a run-off.</source>
        <translation>득표가 같아 모두 결선투표에 나갑니다.</translation>
    </message>
    <message>
        <source>Put the options in the order of age, the oldest first. The first %1 are elected.</source>
        <translation>연장자부터 차례로 놓으십시오. 앞의 %1명이 당선됩니다.</translation>
    </message>
    <message>
        <source>Put the options in the order of the lot. The first %1 are elected.</source>
        <translation>추첨 결과의 순서대로 놓으십시오. 앞의 %1명이 당선됩니다.</translation>
    </message>
    <message>
        <source>Options in their order</source>
        <translation>정해진 순서</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>위로</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>아래로</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>위로 옮기기</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>아래로 옮기기</translation>
    </message>
    <message>
        <source>Who drew the lot, where and before whom</source>
        <translation>누가 어디서 누구 앞에서 추첨했는지</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>사유</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Sign and submit</source>
        <translation>서명하고 제출</translation>
    </message>
    <message>
        <source>Please say how it was decided.</source>
        <translation>어떻게 정했는지 적어 주십시오.</translation>
    </message>
    <message>
        <source>On its way…</source>
        <translation>보내는 중…</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::TrusteeBox</name>
    <message>
        <source>Where the secret is kept</source>
        <translation>비밀을 보관할 파일</translation>
    </message>
    <message>
        <source>Trustees&apos; secrets (*.json)</source>
        <translation>신탁관리인 비밀 파일 (*.json)</translation>
    </message>
    <message>
        <source>Open the secret file</source>
        <translation>비밀 파일 열기</translation>
    </message>
    <message>
        <source>Working with the secret file…</source>
        <translation>비밀 파일을 처리하는 중…</translation>
    </message>
    <message>
        <source>Open and finished: %1</source>
        <translation>열림, 완성됨: %1</translation>
    </message>
    <message>
        <source>Open: %1</source>
        <translation>열림: %1</translation>
    </message>
    <message>
        <source>Choose a passphrase for %1. Without file and passphrase your part is lost.</source>
        <translation>%1의 암호문구를 정하십시오. 파일이나 암호문구를 잃으면 맡은 몫을 되찾을 수 없습니다.</translation>
    </message>
    <message>
        <source>Passphrase of %1</source>
        <translation>%1의 암호문구</translation>
    </message>
    <message>
        <source>Your secret is closed. It never leaves this machine and its file.</source>
        <translation>비밀이 닫혀 있습니다. 비밀은 이 컴퓨터와 파일 밖으로 나가지 않습니다.</translation>
    </message>
    <message>
        <source>Make my secret…</source>
        <translation>내 비밀 만들기…</translation>
    </message>
    <message>
        <source>Open my secret…</source>
        <translation>내 비밀 열기…</translation>
    </message>
    <message>
        <source>Make and seal</source>
        <translation>만들어 봉인</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Close and wipe</source>
        <translation>닫고 지우기</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>암호문구</translation>
    </message>
    <message>
        <source>Passphrase of the secret file</source>
        <translation>비밀 파일의 암호문구</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>한 번 더</translation>
    </message>
    <message>
        <source>Passphrase once more</source>
        <translation>암호문구 다시 입력</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::TrusteesStep</name>
    <message>
        <source>Trustees</source>
        <translation>신탁관리인</translation>
    </message>
    <message>
        <source>They make the election&apos;s key together; no part of it is ever in one place.</source>
        <translation>선거의 열쇠를 함께 만듭니다. 열쇠 전체가 한곳에 있는 일은 없습니다.</translation>
    </message>
    <message>
        <source>Trustees needed to count</source>
        <translation>개표에 필요한 인원</translation>
    </message>
    <message>
        <source>Choose people from agencies whose interests differ. Nobody may be chosen later than the key ceremony begins.</source>
        <translation>이해가 서로 다른 기관에서 고르십시오. 열쇠 생성이 시작되면 더 지정할 수 없습니다.</translation>
    </message>
    <message>
        <source>%1 trustees of %2 agencies; any %3 of them can count, %4 may be lost, %5 together could read single ballots.</source>
        <translation>%2개 기관의 신탁관리인 %1명. 그중 %3명이면 개표할 수 있고, %4명까지 빠져도 되며, %5명이 담합하면 표를 열어 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>All of them belong to one agency: it alone could read ballots.</source>
        <translation>모두 한 기관에 속합니다. 그 기관 혼자 표를 열어 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>One trustee alone could read ballots. Two or more are safer.</source>
        <translation>신탁관리인 한 명이 혼자 표를 열어 볼 수 있습니다. 두 명 이상이 안전합니다.</translation>
    </message>
    <message>
        <source>At most %1 trustees.</source>
        <translation>신탁관리인은 %1명까지입니다.</translation>
    </message>
    <message>
        <source>More trustees are needed to count than are chosen.</source>
        <translation>개표에 필요한 인원이 고른 신탁관리인보다 많습니다.</translation>
    </message>
    <message>
        <source>follow later</source>
        <translation>나중에 지정</translation>
    </message>
    <message>
        <source>No officer has the role of a trustee yet. Give it under Agencies and officers, or go on and name the trustees later.</source>
        <translation>신탁관리인 역할을 가진 담당자가 없습니다. ‘기관·담당자’에서 역할을 주거나, 지금은 넘어가고 나중에 지정하십시오.</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::VoterForm</name>
    <message>
        <source>One voter</source>
        <translation>선거인 한 명</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>성명</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>생년월일</translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation>식별번호</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>전화번호</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>전자우편</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>주소</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>Precinct</source>
        <translation>투표구</translation>
    </message>
    <message>
        <source>&amp;Check and take</source>
        <translation>확인하고 담기(&amp;C)</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>닫기(&amp;L)</translation>
    </message>
    <message>
        <source>required</source>
        <translation>필수</translation>
    </message>
    <message>
        <source>Fields with * are required. The name goes to the vault, never onto the chain.</source>
        <translation>* 표시는 필수입니다. 이름은 개인정보 금고에만 저장하고 체인에는 올리지 않습니다.</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::VotersHead</name>
    <message>
        <source>Number on the roll</source>
        <translation>명부 번호</translation>
    </message>
    <message>
        <source>e.g. 1042</source>
        <translation>예: 1042</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>찾기</translation>
    </message>
    <message>
        <source>Find a voter by number</source>
        <translation>번호로 선거인 찾기</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::VotingDay</name>
    <message>
        <source>Voting day</source>
        <translation>투표일</translation>
    </message>
    <message>
        <source>rehearsal “%1”</source>
        <translation>모의 선거 ‘%1’</translation>
    </message>
    <message>
        <source>election “%1”</source>
        <translation>선거 ‘%1’</translation>
    </message>
    <message>
        <source>Of the %1: all votes become worthless, and no result is ever made. This cannot be undone.</source>
        <translation>%1: 모든 표가 무효가 되고 결과를 내지 않습니다. 되돌릴 수 없습니다.</translation>
    </message>
    <message>
        <source>Of the %1: nobody can vote until it is resumed. A paused vote is not closed by itself.</source>
        <translation>%1: 재개할 때까지 아무도 투표할 수 없습니다. 중지된 투표는 저절로 마감되지 않습니다.</translation>
    </message>
    <message>
        <source>Of the %1: no further ballot is taken, and counting begins.</source>
        <translation>%1: 더 이상 투표지를 받지 않고 개표를 시작합니다.</translation>
    </message>
    <message>
        <source>Of the %1: roll, candidates, times and keys can never be changed afterwards.</source>
        <translation>%1: 확정한 뒤에는 명부, 후보자, 일정, 열쇠를 바꿀 수 없습니다.</translation>
    </message>
    <message>
        <source>Of the %1.</source>
        <translation>%1.</translation>
    </message>
    <message>
        <source>No election is chosen.</source>
        <translation>고른 선거가 없습니다.</translation>
    </message>
    <message>
        <source>Voting from %1 to %2</source>
        <translation>투표 %1부터 %2까지</translation>
    </message>
    <message>
        <source>%1 of %2 enrolled</source>
        <translation>등록 %2명 중 %1명</translation>
    </message>
    <message>
        <source>Ballots taken</source>
        <translation>받은 투표지</translation>
    </message>
    <message>
        <source>%1 replaced by a later one</source>
        <translation>다시 투표로 대체 %1건</translation>
    </message>
    <message>
        <source>Challenges</source>
        <translation>투표지 검증</translation>
    </message>
    <message>
        <source>opened to check the encryption</source>
        <translation>암호화를 확인하려고 연 것</translation>
    </message>
    <message>
        <source>✓ Nothing to look at</source>
        <translation>✓ 살펴볼 것이 없습니다</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>살펴볼 것</translation>
    </message>
    <message>
        <source>What</source>
        <translation>내용</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>까닭</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>시각</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>종류</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>내용</translation>
    </message>
    <message>
        <source>First votes by hour</source>
        <translation>시간대별 투표</translation>
    </message>
    <message>
        <source>Korean time; a vote that replaces an earlier one is not counted again</source>
        <translation>한국 시각. 다시 투표한 것은 세지 않습니다</translation>
    </message>
    <message>
        <source>No vote yet</source>
        <translation>아직 투표가 없습니다</translation>
    </message>
    <message>
        <source>Log of incidents</source>
        <translation>사건 기록</translation>
    </message>
    <message>
        <source>Log an incident…</source>
        <translation>사건 적기…</translation>
    </message>
    <message>
        <source>Log an incident</source>
        <translation>사건 적기</translation>
    </message>
    <message>
        <source>No incident in the log</source>
        <translation>적은 사건이 없습니다</translation>
    </message>
    <message>
        <source>This can be done when enrolment has ended.</source>
        <translation>등록이 끝난 뒤에 할 수 있습니다.</translation>
    </message>
    <message>
        <source>This can be done when the opening time has come.</source>
        <translation>투표 시작 시각이 된 뒤에 할 수 있습니다.</translation>
    </message>
    <message>
        <source>A paused vote is resumed first, or extended, or declared void.</source>
        <translation>일시 중지한 투표는 먼저 재개하거나, 연장하거나, 무효로 해야 합니다.</translation>
    </message>
    <message>
        <source>This can be done after the closing time and the grace.</source>
        <translation>마감 시각과 여유가 지난 뒤에 할 수 있습니다.</translation>
    </message>
    <message>
        <source>Turnout (of the enrolled)</source>
        <translation>투표율(등록자 대비)</translation>
    </message>
    <message>
        <source>Show older incidents</source>
        <translation>이전 사건 더 보기</translation>
    </message>
    <message>
        <source>ring mode: who has voted stays hidden</source>
        <translation>익명 방식: 투표 여부는 드러나지 않습니다</translation>
    </message>
    <message>
        <source>signed mode: who has voted can be seen</source>
        <translation>서명 방식: 투표 여부가 공개됩니다</translation>
    </message>
    <message>
        <source>Turnout of the roll</source>
        <translation>선거인 명부 대비 투표율</translation>
    </message>
    <message>
        <source>%1 of %2 on the roll</source>
        <translation>명부 %2명 중 %1명</translation>
    </message>
    <message>
        <source>Enrolled</source>
        <translation>등록자</translation>
    </message>
    <message>
        <source>%1 of the roll</source>
        <translation>명부의 %1</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::VotingWords</name>
    <message>
        <source>Hour</source>
        <translation>시각</translation>
    </message>
    <message>
        <source>First votes</source>
        <translation>투표</translation>
    </message>
    <message>
        <source>The server cannot be reached</source>
        <translation>서버에 연결할 수 없습니다</translation>
    </message>
    <message>
        <source>What is shown is old. Voters may not reach it either.</source>
        <translation>보이는 내용은 이전 것입니다. 선거인도 접속하지 못할 수 있습니다.</translation>
    </message>
    <message>
        <source>An observer reports a mismatch at block %1</source>
        <translation>참관인이 블록 %1에서 불일치를 보고했습니다</translation>
    </message>
    <message>
        <source>Voting is paused</source>
        <translation>투표가 일시 중지되었습니다</translation>
    </message>
    <message>
        <source>Nobody can cast a ballot until it is resumed.</source>
        <translation>재개할 때까지 아무도 투표할 수 없습니다.</translation>
    </message>
    <message>
        <source>%1 transactions wait for a block</source>
        <translation>거래 %1건이 블록을 기다립니다</translation>
    </message>
    <message>
        <source>Voters wait longer than usual for their confirmation.</source>
        <translation>선거인이 확인을 받기까지 평소보다 오래 걸립니다.</translation>
    </message>
    <message>
        <source>Voting closes at %1</source>
        <translation>%1에 투표를 마감합니다</translation>
    </message>
    <message>
        <source>%1 minutes left</source>
        <translation>%1분 남았습니다</translation>
    </message>
    <message>
        <source>%1 ballots refused in the last hour, in all elections</source>
        <translation>지난 한 시간 동안 모든 선거에서 투표지 %1건이 거절되었습니다</translation>
    </message>
    <message>
        <source>An observer reports a fork: the record at block %1 is another history</source>
        <translation>참관인이 원장 갈라짐을 알렸습니다: 블록 %1의 기록이 앞서 본 역사와 다릅니다</translation>
    </message>
</context>
<context>
    <name>maru::console::people::AuthorityDialog</name>
    <message>
        <source>Sent for approval. Another administrator decides on the Approvals page.</source>
        <translation>결재를 올렸습니다. 다른 관리자가 결재 화면에서 결정합니다.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Signing…</source>
        <translation>서명하고 있습니다…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>maru::console::people::CertificateDialog</name>
    <message>
        <source>Where the new key file goes</source>
        <translation>새 키 파일을 저장할 곳</translation>
    </message>
    <message>
        <source>Choose the authority&apos;s key file</source>
        <translation>인증기관 키 파일 선택</translation>
    </message>
    <message>
        <source>&amp;New key file, encrypted</source>
        <translation>암호화된 새 키 파일(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Key file of the authority</source>
        <translation>인증기관 키 파일(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Passphrase, at least %1 characters</source>
        <translation>암호문, %1자 이상(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Passphrase of the key file</source>
        <translation>키 파일 암호문(&amp;P)</translation>
    </message>
    <message>
        <source>Choose where the authority&apos;s key file is or goes.</source>
        <translation>인증기관 키 파일이 있거나 저장될 곳을 고르세요.</translation>
    </message>
    <message>
        <source>Type the passphrase of the key file.</source>
        <translation>키 파일의 암호문을 입력하세요.</translation>
    </message>
    <message>
        <source>There is a file of this name already; keys are never written over.</source>
        <translation>같은 이름의 파일이 있습니다. 키 파일은 덮어쓰지 않습니다.</translation>
    </message>
    <message>
        <source>The passphrase needs at least %1 characters.</source>
        <translation>암호문은 %1자 이상이어야 합니다.</translation>
    </message>
    <message>
        <source>The two passphrases differ.</source>
        <translation>두 암호문이 다릅니다.</translation>
    </message>
    <message>
        <source>The new certificate is in force. Officers&apos; certificates signed before stay valid until their own end.</source>
        <translation>새 인증서가 적용되었습니다. 이전에 서명한 담당자 인증서는 각자의 만료일까지 유효합니다.</translation>
    </message>
    <message>
        <source>Certificate of %1</source>
        <translation>%1 인증서</translation>
    </message>
    <message>
        <source>The agency&apos;s authority signs the keys of its officers. Its key is made and used on this computer only; the certificate goes on the ledger.</source>
        <translation>기관의 인증기관이 소속 담당자의 키에 서명합니다. 키는 이 컴퓨터에서만 만들고 쓰며, 인증서만 원장에 기록합니다.</translation>
    </message>
    <message>
        <source>· No certificate yet</source>
        <translation>· 아직 인증서가 없습니다</translation>
    </message>
    <message>
        <source>✕ Ended on %1. Nothing stops, but no officer can be confirmed with a certificate.</source>
        <translation>✕ %1에 만료되었습니다. 업무가 멈추지는 않지만 인증서로 담당자를 확정할 수 없습니다.</translation>
    </message>
    <message>
        <source>In force until %1 (%2 days left)</source>
        <translation>%1까지 유효(%2일 남음)</translation>
    </message>
    <message>
        <source>&amp;Which key</source>
        <translation>사용할 키(&amp;W)</translation>
    </message>
    <message>
        <source>Which key</source>
        <translation>사용할 키</translation>
    </message>
    <message>
        <source>Make a new key (recommended)</source>
        <translation>새 키 만들기(권장)</translation>
    </message>
    <message>
        <source>Renew with the key that is there</source>
        <translation>지금 키로 갱신</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>선택…</translation>
    </message>
    <message>
        <source>Passphrase once &amp;more</source>
        <translation>암호문 다시 입력(&amp;M)</translation>
    </message>
    <message>
        <source>Passphrase once more</source>
        <translation>암호문 다시 입력</translation>
    </message>
    <message>
        <source>Good for how many &amp;years</source>
        <translation>유효 기간(&amp;Y)</translation>
    </message>
    <message>
        <source>Good for how many years</source>
        <translation>유효 기간</translation>
    </message>
    <message>
        <source> years</source>
        <translation>년</translation>
    </message>
    <message>
        <source>Make the certificate</source>
        <translation>인증서 만들기</translation>
    </message>
    <message>
        <source>Renew the certificate</source>
        <translation>인증서 갱신</translation>
    </message>
    <message>
        <source>Key files (*.json);;All files (*)</source>
        <translation>키 파일 (*.json);;모든 파일 (*)</translation>
    </message>
</context>
<context>
    <name>maru::console::people::CodeDialog</name>
    <message>
        <source>Post: %1</source>
        <translation>직위: %1</translation>
    </message>
    <message>
        <source>Server: %1</source>
        <translation>서버: %1</translation>
    </message>
    <message>
        <source>Good until: %1</source>
        <translation>유효 기한: %1</translation>
    </message>
    <message>
        <source>In Maru choose “I have an invitation code”, type the code and make your key. Your key never leaves your computer. Then tell the administrator the fingerprint that is shown.</source>
        <translation>마루에서 ‘초대 코드가 있습니다’를 고르고 코드를 입력해 키를 만드세요. 키는 컴퓨터 밖으로 나가지 않습니다. 그런 다음 화면에 나온 키를 관리자에게 읽어 주세요.</translation>
    </message>
    <message>
        <source>Save the invitation</source>
        <translation>초대장 저장</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>텍스트 (*.txt)</translation>
    </message>
    <message>
        <source>The file could not be written.</source>
        <translation>파일을 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>Print the invitation</source>
        <translation>초대장 인쇄</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Invitation to Maru</source>
        <translation>마루 초대장</translation>
    </message>
    <message>
        <source>Invitation code</source>
        <translation>초대 코드</translation>
    </message>
    <message>
        <source>It is shown now and never again: nothing keeps it. For “%1”, good until %2.</source>
        <translation>지금 한 번만 보입니다. 어디에도 저장되지 않습니다. 직위 ‘%1’, %2까지 유효합니다.</translation>
    </message>
    <message>
        <source>The code as a QR code</source>
        <translation>QR 코드로 나타낸 초대 코드</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>복사(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Save as text…</source>
        <translation>텍스트로 저장(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;PDF to print…</source>
        <translation>인쇄용 PDF(&amp;P)…</translation>
    </message>
    <message>
        <source>I have handed it over</source>
        <translation>전달했습니다</translation>
    </message>
</context>
<context>
    <name>maru::console::people::CodeStep</name>
    <message>
        <source>How long the code is good</source>
        <translation>코드의 유효 기간</translation>
    </message>
    <message>
        <source>Hand the code over in person or by telephone, not by the way by which it could be read.</source>
        <translation>코드는 직접 만나거나 전화로 전하세요. 다른 사람이 읽을 수 있는 방법은 쓰지 마세요.</translation>
    </message>
</context>
<context>
    <name>maru::console::people::ConfirmDialog</name>
    <message>
        <source>Choose the authority&apos;s key file</source>
        <translation>인증기관 키 파일 선택</translation>
    </message>
    <message>
        <source>The agency&apos;s certificate has not come from the server yet. Try again in a moment.</source>
        <translation>기관 인증서를 아직 서버에서 받지 못했습니다. 잠시 뒤 다시 시도하세요.</translation>
    </message>
    <message>
        <source>Choose the key file of the agency&apos;s authority.</source>
        <translation>기관 인증기관의 키 파일을 고르세요.</translation>
    </message>
    <message>
        <source>Type the passphrase of the key file.</source>
        <translation>키 파일의 암호문을 입력하세요.</translation>
    </message>
    <message>
        <source>%1 is an officer now and can sign in.</source>
        <translation>%1 직위의 담당자가 확정되어 로그인할 수 있습니다.</translation>
    </message>
    <message>
        <source>Confirm the other key</source>
        <translation>새 키 확정</translation>
    </message>
    <message>
        <source>Confirm officer</source>
        <translation>담당자 확정</translation>
    </message>
    <message>
        <source>Call the new officer and let the key be read out: only when every group is the same is the key theirs.</source>
        <translation>새 담당자에게 전화해 키를 읽어 달라고 하세요. 모든 묶음이 같아야 그 사람의 키입니다.</translation>
    </message>
    <message>
        <source>Post: %1
Agency: %2</source>
        <translation>직위: %1
기관: %2</translation>
    </message>
    <message>
        <source>Key that asks to be confirmed</source>
        <translation>확정을 기다리는 키</translation>
    </message>
    <message>
        <source>&amp;Key file of the agency&apos;s authority</source>
        <translation>기관 인증기관의 키 파일(&amp;K)</translation>
    </message>
    <message>
        <source>Key file of the agency&apos;s authority</source>
        <translation>기관 인증기관의 키 파일</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>선택…</translation>
    </message>
    <message>
        <source>&amp;Passphrase of the key file</source>
        <translation>키 파일 암호문(&amp;P)</translation>
    </message>
    <message>
        <source>Passphrase of the key file</source>
        <translation>키 파일 암호문</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>확정</translation>
    </message>
    <message>
        <source>Sign the certificate and confirm</source>
        <translation>인증서에 서명하고 확정</translation>
    </message>
    <message>
        <source>Key files (*.json);;All files (*)</source>
        <translation>키 파일 (*.json);;모든 파일 (*)</translation>
    </message>
</context>
<context>
    <name>maru::console::people::InviteWizard</name>
    <message>
        <source>Another key for %1</source>
        <translation>%1의 키 교체</translation>
    </message>
    <message>
        <source>Invite an officer</source>
        <translation>담당자 초대</translation>
    </message>
    <message>
        <source>The key of %1 is suspended at once, and a one-time code opens the way to another key for the same post until %2.</source>
        <translation>%1의 키가 바로 정지되고, 일회용 코드로 %2까지 같은 직위의 새 키를 등록할 수 있습니다.</translation>
    </message>
    <message>
        <source>What the old key signed stands and still verifies. It signs nothing more.</source>
        <translation>이전 키의 서명은 계속 유효하게 검증됩니다. 새로 서명할 수는 없습니다.</translation>
    </message>
    <message>
        <source>A one-time code is made with which the holder of the post “%1” can ask to become an officer until %2.</source>
        <translation>‘%1’ 직위를 맡을 사람이 %2까지 담당자 등록을 신청할 수 있는 일회용 코드를 만듭니다.</translation>
    </message>
    <message>
        <source>Nobody becomes an officer by the code alone: the new key must be confirmed afterwards.</source>
        <translation>코드만으로는 담당자가 되지 않습니다. 나중에 새 키를 확정해야 합니다.</translation>
    </message>
    <message>
        <source>Show the invitation code</source>
        <translation>초대 코드 보기</translation>
    </message>
</context>
<context>
    <name>maru::console::people::PostStep</name>
    <message>
        <source>Which post</source>
        <translation>어떤 직위인가요</translation>
    </message>
    <message>
        <source>Name the duty post, not the person: the name stays on the ledger for good.</source>
        <translation>사람 이름이 아니라 직위를 적으세요. 이름은 원장에 영구히 남습니다.</translation>
    </message>
</context>
<context>
    <name>maru::console::people::RightsPart</name>
    <message>
        <source>What this officer may do</source>
        <translation>이 담당자가 할 수 있는 일</translation>
    </message>
    <message>
        <source>! Nothing now: the state is “%1”. With the roles below it would be:</source>
        <translation>! 지금은 아무것도 할 수 없습니다(상태: %1). 역할대로라면 다음과 같습니다:</translation>
    </message>
    <message>
        <source>Sees what is public; signs nothing for an agency.</source>
        <translation>공개된 것만 볼 수 있고, 기관을 위해 서명하는 일은 없습니다.</translation>
    </message>
    <message>
        <source>Reads restricted records of: %1</source>
        <translation>제한된 기록을 볼 수 있는 업무: %1</translation>
    </message>
</context>
<context>
    <name>maru::console::people::RoleMatrixModel</name>
    <message>
        <source>gains %1</source>
        <translation>추가: %1</translation>
    </message>
    <message>
        <source>loses %1</source>
        <translation>제외: %1</translation>
    </message>
    <message>
        <source>a new role without actions</source>
        <translation>업무가 없는 새 역할</translation>
    </message>
    <message>
        <source>%1 may: %2</source>
        <translation>%1 가능: %2</translation>
    </message>
    <message>
        <source>%1 may not: %2</source>
        <translation>%1 불가: %2</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>업무</translation>
    </message>
</context>
<context>
    <name>maru::console::people::RolesStep</name>
    <message>
        <source>What the officer may do</source>
        <translation>무엇을 할 수 있나요</translation>
    </message>
    <message>
        <source>Tick roles for the whole country without an end, or list them by region and period below.</source>
        <translation>전국에 기한 없이 줄 역할을 고르거나, 아래에서 지역과 기간을 정해 주세요.</translation>
    </message>
</context>
<context>
    <name>maru::console::people::RolesTab</name>
    <message>
        <source>Not signed yet: %1 roles</source>
        <translation>아직 서명하지 않은 역할: %1개</translation>
    </message>
    <message>
        <source>You see the roles. Changing them needs the right “%1”.</source>
        <translation>역할을 볼 수만 있습니다. 바꾸려면 ‘%1’ 권한이 필요합니다.</translation>
    </message>
    <message>
        <source>New role</source>
        <translation>새 역할</translation>
    </message>
    <message>
        <source>&amp;Id, e.g. office.counter</source>
        <translation>식별자(&amp;I), 예: office.counter</translation>
    </message>
    <message>
        <source>Name (&amp;Korean)</source>
        <translation>이름(한국어)(&amp;K)</translation>
    </message>
    <message>
        <source>Name (&amp;English)</source>
        <translation>이름(영어)(&amp;E)</translation>
    </message>
    <message>
        <source>Add to the table</source>
        <translation>표에 추가</translation>
    </message>
    <message>
        <source>Change roles</source>
        <translation>역할 변경</translation>
    </message>
    <message>
        <source>Every officer with the role is affected from the block on in which it is approved.</source>
        <translation>결재된 블록부터 이 역할을 가진 모든 담당자에게 적용됩니다.</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>서명</translation>
    </message>
    <message>
        <source>sent for approval</source>
        <translation>결재를 올렸습니다</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>적용되었습니다</translation>
    </message>
    <message>
        <source>A role is a list of actions. Tick what a role may do; nothing counts before it is signed, and approved where a rule asks for it.</source>
        <translation>역할은 할 수 있는 업무의 목록입니다. 표에서 고르고 서명하세요. 규칙이 있으면 결재까지 끝나야 적용됩니다.</translation>
    </message>
    <message>
        <source>Find an action</source>
        <translation>업무 찾기</translation>
    </message>
    <message>
        <source>&amp;New role…</source>
        <translation>새 역할(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Undo ticks</source>
        <translation>선택 되돌리기(&amp;U)</translation>
    </message>
    <message>
        <source>Undo ticks</source>
        <translation>선택 되돌리기</translation>
    </message>
    <message>
        <source>Sign the &amp;changes…</source>
        <translation>변경에 서명(&amp;C)…</translation>
    </message>
    <message>
        <source>Sign the changes</source>
        <translation>변경에 서명</translation>
    </message>
    <message>
        <source>Roles and their actions</source>
        <translation>역할과 업무</translation>
    </message>
</context>
<context>
    <name>maru::console::people::StaffPart</name>
    <message>
        <source>Officers of this agency</source>
        <translation>이 기관의 담당자</translation>
    </message>
    <message>
        <source>On its way…</source>
        <translation>받는 중…</translation>
    </message>
    <message>
        <source>None yet.</source>
        <translation>아직 없습니다.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>%1 are shown; show more</source>
        <translation>%1명을 보였습니다. 더 보기</translation>
    </message>
</context>
<context>
    <name>maru::console::people::WhoMayTab</name>
    <message>
        <source>until %1</source>
        <translation>%1까지</translation>
    </message>
    <message>
        <source>as deputy of %1</source>
        <translation>%1의 직무대리로서</translation>
    </message>
    <message>
        <source>Needs one more signature</source>
        <translation>한 사람의 서명이 더 필요합니다</translation>
    </message>
    <message>
        <source>Needs %1 more signatures</source>
        <translation>%1명의 서명이 더 필요합니다</translation>
    </message>
    <message>
        <source>· One signature is enough.</source>
        <translation>· 한 사람의 서명으로 충분합니다.</translation>
    </message>
    <message>
        <source>Nobody may do this now. Give somebody a role that holds it.</source>
        <translation>지금은 아무도 할 수 없습니다. 이 업무가 있는 역할을 주세요.</translation>
    </message>
    <message>
        <source>Officers who may do it now: %1</source>
        <translation>지금 할 수 있는 담당자: %1명</translation>
    </message>
    <message>
        <source>&amp;Who may do this, and why?</source>
        <translation>누가, 왜 할 수 있나요?(&amp;W)</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>업무</translation>
    </message>
    <message>
        <source>Officers who may do it</source>
        <translation>할 수 있는 담당자</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>담당자</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>기관</translation>
    </message>
    <message>
        <source>By which role</source>
        <translation>어떤 역할로</translation>
    </message>
    <message>
        <source>by: %1</source>
        <translation>결재자: %1</translation>
    </message>
    <message>
        <source>each of another agency</source>
        <translation>서로 다른 기관</translation>
    </message>
</context>
<context>
    <name>maru::console::privacy::CertificatePart</name>
    <message>
        <source>Save the certificate</source>
        <translation>파기 증명 저장</translation>
    </message>
    <message>
        <source>Certificates of destruction (*.json)</source>
        <translation>파기 증명 (*.json)</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>파기 증명</translation>
    </message>
    <message>
        <source>Save the certificate…</source>
        <translation>파기 증명 저장…</translation>
    </message>
    <message>
        <source>Saved as %1. Anybody can check it with: maru-verify destruction FILE</source>
        <translation>%1(으)로 저장했습니다. 누구나 maru-verify destruction FILE 명령으로 확인할 수 있습니다.</translation>
    </message>
    <message>
        <source>The vault has destroyed the data, the keys and the salts of %1 records and signed that it did. The file proves it without this server.</source>
        <translation>보관소가 기록 %1건의 자료와 키, 솔트를 없애고 서명했습니다. 이 파일은 서버 없이도 그 사실을 증명합니다.</translation>
    </message>
    <message>
        <source>The vault declined: a record was not that of the person who asked. Nothing was destroyed.</source>
        <translation>보관소가 반려했습니다. 요구한 사람의 기록이 아니므로 아무것도 파기하지 않았습니다.</translation>
    </message>
    <message>
        <source>The vault is destroying the records; its certificate follows by itself.</source>
        <translation>보관소가 기록을 파기하고 있습니다. 증명은 저절로 올라옵니다.</translation>
    </message>
</context>
<context>
    <name>maru::console::privacy::EvidenceTab</name>
    <message>
        <source>Gathering…</source>
        <translation>모으는 중입니다…</translation>
    </message>
    <message>
        <source>✓ Key ceremonies and key-encryption keys of the vault</source>
        <translation>✓ 보관소의 키 의식과 키 암호화 키</translation>
    </message>
    <message>
        <source>✓ Register of signing keys: %1 officers, %2 vaults</source>
        <translation>✓ 서명 키 등록부: 담당자 %1명, 보관소 %2곳</translation>
    </message>
    <message>
        <source>✓ Approvals: %1 rules, %2 proposals</source>
        <translation>✓ 승인: 규칙 %1개, 제안 %2건</translation>
    </message>
    <message>
        <source>✓ Accesses to personal data: the last %1</source>
        <translation>✓ 개인정보 열람: 최근 %1건</translation>
    </message>
    <message>
        <source>✓ Requests of people: %1</source>
        <translation>✓ 정보주체 요구: %1건</translation>
    </message>
    <message>
        <source>✓ Retention: %1 kinds of record, %2 destructions</source>
        <translation>✓ 보유 기간: 자료 %1종, 파기 %2건</translation>
    </message>
    <message>
        <source>Evidence of the protection of personal data</source>
        <translation>개인정보 보호 증적</translation>
    </message>
    <message>
        <source>Evidence pack for ISMS-P</source>
        <translation>ISMS-P 심사 증적 모음</translation>
    </message>
    <message>
        <source>Key-encryption keys</source>
        <translation>키 암호화 키</translation>
    </message>
    <message>
        <source>Vault: %1, changed %2 times
Separate store: %3, changed %4 times</source>
        <translation>보관소: %1, %2회 교체
분리 보관소: %3, %4회 교체</translation>
    </message>
    <message>
        <source>Records held</source>
        <translation>보관 중인 기록</translation>
    </message>
    <message>
        <source>%1 in the vault, %2 kept apart</source>
        <translation>보관소 %1건, 분리 보관 %2건</translation>
    </message>
    <message>
        <source>Vault&apos;s signing key</source>
        <translation>보관소 서명 키</translation>
    </message>
    <message>
        <source>registered %1</source>
        <translation>%1 등록</translation>
    </message>
    <message>
        <source>Officer&apos;s signing key</source>
        <translation>담당자 서명 키</translation>
    </message>
    <message>
        <source>Needs approval</source>
        <translation>승인이 필요한 업무</translation>
    </message>
    <message>
        <source>%1 officers</source>
        <translation>담당자 %1명</translation>
    </message>
    <message>
        <source>%1 years %2 days, %3, then: %4</source>
        <translation>%1년 %2일, %3부터, 그 뒤: %4</translation>
    </message>
    <message>
        <source>held %1, due %2, kept apart %3, destroyed %4</source>
        <translation>보관 %1, 대상 %2, 분리 보관 %3, 파기 %4</translation>
    </message>
    <message>
        <source>Access: %1</source>
        <translation>열람: %1</translation>
    </message>
    <message>
        <source>Destruction: %1, %2 records</source>
        <translation>파기: %1, %2건</translation>
    </message>
    <message>
        <source>Request: %1</source>
        <translation>요구: %1</translation>
    </message>
    <message>
        <source>deadline %1, %2</source>
        <translation>기한 %1, %2</translation>
    </message>
    <message>
        <source>Approval: %1</source>
        <translation>승인: %1</translation>
    </message>
    <message>
        <source>Evidence pack for an ISMS audit</source>
        <translation>ISMS 심사 증적 모음</translation>
    </message>
    <message>
        <source>One PDF with what an auditor asks for. Everything in it comes from the chain and the vault, as of one block; nothing is typed in. It holds no personal data.</source>
        <translation>심사원이 요구하는 자료를 PDF 하나로 만듭니다. 모든 내용은 한 블록 시점의 체인과 보관소에서 가져오며 손으로 적지 않습니다. 개인정보는 들어 있지 않습니다.</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>PDF로 저장…</translation>
    </message>
    <message>
        <source>Preview and print…</source>
        <translation>미리 보기와 인쇄…</translation>
    </message>
    <message>
        <source>Gather again</source>
        <translation>다시 모으기</translation>
    </message>
</context>
<context>
    <name>maru::console::privacy::ToAskPart</name>
    <message>
        <source>Whom to ask</source>
        <translation>동의를 받을 사람</translation>
    </message>
    <message>
        <source>On its way…</source>
        <translation>불러오는 중입니다…</translation>
    </message>
    <message>
        <source>Nothing is given any more.</source>
        <translation>더는 제공하지 않습니다.</translation>
    </message>
    <message>
        <source>Everybody who has consented for this kind of record has named this agency.</source>
        <translation>이 자료에 동의한 사람은 모두 이 기관을 지정했습니다.</translation>
    </message>
    <message>
        <source>%1 people have consented to others, not yet to this agency. It sees nothing of them until they do:</source>
        <translation>%1명은 다른 기관에만 동의했습니다. 동의를 받기 전에는 이 기관이 볼 수 없습니다.</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>외 %1명</translation>
    </message>
</context>
<context>
    <name>maru::console::report::PreviewWindow</name>
    <message>
        <source>Print</source>
        <translation>인쇄</translation>
    </message>
    <message>
        <source>This computer has no printer. Save the document as PDF and print it elsewhere.</source>
        <translation>이 컴퓨터에 연결된 프린터가 없습니다. PDF로 저장한 뒤 다른 곳에서 인쇄해 주십시오.</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>PDF로 저장</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>PDF 파일 (*.pdf)</translation>
    </message>
    <message>
        <source>Print preview: %1</source>
        <translation>인쇄 미리 보기: %1</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>인쇄…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>PDF로 저장…</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>이전 쪽</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>다음 쪽</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>축소</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>확대</translation>
    </message>
    <message>
        <source>Page width</source>
        <translation>쪽 너비</translation>
    </message>
    <message>
        <source>As wide as the window</source>
        <translation>창 너비에 맞추기</translation>
    </message>
    <message>
        <source>Whole page</source>
        <translation>쪽 전체</translation>
    </message>
    <message>
        <source>The whole page</source>
        <translation>한 쪽이 모두 보이게 맞추기</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>쪽</translation>
    </message>
    <message>
        <source>Page shown</source>
        <translation>보이는 쪽</translation>
    </message>
</context>
</TS>
