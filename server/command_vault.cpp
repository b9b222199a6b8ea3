// SPDX-License-Identifier: Apache-2.0
// `maru-server backup-vault-keys`, and what `doctor` says of the vault.
#include "server/commands.h"
#include "server/house.h"
#include "server/vault_setup.h"

namespace maru::server {

namespace {

constexpr std::size_t kPageOfRecords = 500;

/// Records that the chain calls destroyed and the vault still holds.
base::Result<std::size_t> undead(const DataFolder& folder, const vault::Vault& vault)
{
    const domain::Registry registry = makeRegistry();
    MARU_TRY(store, openStore(folder, /*readOnly=*/true, registry));
    MARU_TRY(reader, store->read());
    domain::Selection selection;
    selection.table = "records";
    selection.filters.push_back({ "state", domain::Filter::Operator::Equal, "destroyed" });
    selection.limit = kPageOfRecords;
    std::size_t found = 0;
    for (;;) {
        MARU_TRY(page, reader->select("privacy", selection));
        std::vector<std::string> ids;
        for (const domain::Row& row : page.rows)
            ids.push_back(row.key);
        MARU_TRY(held, vault.held(ids));
        found += held.size();
        if (page.next.empty())
            return found;
        selection.after = page.next;
    }
}

} // namespace

base::Status backupVaultKeysOf(const VaultKeysOptions& options)
{
    return backupVaultKeys(DataFolder(options.data), options.out, options.keyOut);
}

base::Result<std::vector<std::string>> inspectVault(const std::filesystem::path& data)
{
    const DataFolder folder(data);
    MARU_TRY(vault, openVault(folder, vault::OpenMode::Inspect));
    if (!vault)
        return std::vector<std::string>();
    MARU_TRY(findings, vault->check());
    MARU_TRY(dead, undead(folder, *vault));
    if (dead > 0)
        findings.push_back(std::to_string(dead)
            + " records are still here that the chain calls destroyed; they go when the server starts");
    return findings;
}

} // namespace maru::server
