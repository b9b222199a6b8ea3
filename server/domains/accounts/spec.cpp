// SPDX-License-Identifier: Apache-2.0
// What the accounts domain declares.
#include "server/domains/accounts/accounts_domain.h"
#include "server/domains/common/fields.h"

namespace maru::accounts {

using namespace domains;
using domain::ActionSpec;
using domain::QuerySpec;
using domain::Visibility;

domain::DomainSpec makeSpec()
{
    const Text kAmount { "금액", "Amount" };
    const Field account = help(line("account", { "계정", "Account" }, 3, 120),
        { "종류:식별자. 예: citizen:did:key:z6Mk…", "kind:id, e.g. citizen:did:key:z6Mk…" });
    const Field bankReference = help(line("reference", { "은행 거래 번호", "Bank reference" }, 1, 80),
        { "한 번만 쓸 수 있습니다.", "Can be used only once." });
    const Field request = reference("request", { "충전 신청", "Top-up request" }, "accounts/requests");
    const Field state = choice(
        "state", { "상태", "State" }, { { "open", { "대기", "Open" } }, { "paid", { "충전됨", "Paid" } } });
    const Field moment = time("time", { "시각", "Time" });

    domain::DomainSpec spec;
    spec.name = "accounts";
    spec.label = { "계정", "Accounts" };
    spec.readers = { "administrator", "settlement" };
    spec.roles = { { "settlement", { "정산 담당", "Settlement" } } };
    spec.actions = {
        ActionSpec { "requestTopUp", {}, Schema { { won("amount", kAmount) } },
            { "충전 신청", "Request top-up" },
            { "은행 입금을 알리고 자기 계정의 충전을 신청합니다.",
                "Tells that money was paid in at the bank and asks for it on your own account." } },
        ActionSpec { "topUp", { "settlement" },
            Schema { { account, won("amount", kAmount), bankReference, optional(request) } },
            { "충전", "Top up" },
            { "은행에서 확인된 입금을 시민 계정에 올립니다.",
                "Books a confirmed bank payment to a citizen." } },
        ActionSpec { "withdraw", { "settlement" },
            Schema { { account, won("amount", kAmount), bankReference } }, { "출금", "Withdraw" },
            { "모집단체나 가맹점 계정의 돈을 은행으로 보냅니다.",
                "Pays out an organisation's or a merchant's money to the bank." } },
    };
    spec.tables = {
        { "balances", { "잔액", "Balances" }, {}, Visibility::Restricted },
        { "entries", { "거래 내역", "Entries" }, {}, Visibility::Restricted },
        { "requests", { "충전 신청", "Top-up requests" },
            { { "state_time", { "state", "time" } }, { "did_time", { "did", "time" } } } },
        { "references", { "은행 거래 번호", "Bank references" }, {}, Visibility::Restricted },
    };
    QuerySpec requests;
    requests.name = requests.table = "requests";
    requests.label = { "충전 신청", "Top-up requests" };
    requests.filters = allOptional({ state, did("did", { "신청인", "Applicant" }) });
    requests.columns = allOptional({ line("id", { "번호", "Id" }, 1, 40),
        did("did", { "신청인", "Applicant" }), won("amount", kAmount), state, moment });
    requests.sorts = { "", "time", "amount" };

    QuerySpec balance;
    balance.name = "balance";
    balance.label = { "잔액", "Balance" };
    balance.kind = QuerySpec::Kind::Computed;
    balance.filters = Schema { { account } };
    balance.columns = allOptional({ account, won("balance", { "잔액", "Balance" }, -base::kMaxSafeInteger) });

    QuerySpec entries;
    entries.name = "entries";
    entries.label = { "거래 내역", "Entries" };
    entries.kind = QuerySpec::Kind::Computed;
    entries.filters = Schema { { account, optional(line("after", { "이어서", "After" }, 0, 2000)) } };
    entries.columns = allOptional({ account, integer("n", { "번호", "Number" }, 1, 99'999'999),
        line("other", { "상대 계정", "Other account" }, 1, 120),
        won("amount", kAmount, -base::kMaxSafeInteger),
        won("balance", { "잔액", "Balance" }, -base::kMaxSafeInteger),
        line("purpose", { "내용", "Purpose" }, 0, 200),
        integer("height", { "블록", "Block" }, 0, base::kMaxSafeInteger), moment,
        line("transaction", { "거래", "Transaction" }, 0, 64) });
    spec.queries = { requests, balance, entries };
    return spec;
}

} // namespace maru::accounts
