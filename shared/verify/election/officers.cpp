// SPDX-License-Identifier: Apache-2.0
// Walks from a key back to the first one.
#include "shared/verify/election/officers.h"

#include "shared/crypto/hash.h"

namespace maru::verify::election {

namespace {

/// So that a made-up chain cannot go on for ever; nobody replaces a key so often.
constexpr std::size_t kMostKeys = 64;
constexpr std::size_t kIdDigits = 16;

const base::Json* rowOfKey(const Material& material, const std::string& did)
{
    return material.rowOf("identity", "officers", did);
}

bool isAbsent(const base::Json& row, const char* name)
{
    const base::Json* member = row.find(name);
    return member == nullptr || member->isNull();
}

OfficerKey resolveKey(const Material& material, const std::string& did)
{
    OfficerKey key;
    const auto fault = [&key](std::string text) {
        key.fault = std::move(text);
        return key;
    };
    const base::Json* row = rowOfKey(material, did);
    if (row == nullptr)
        return fault("no proven row of the officer " + did);
    key.officer = row->stringOr("officer", "");
    key.agency = row->stringOr("agency", "");
    key.since = row->integerOr("since", -1);
    if (key.officer.empty() || key.agency.empty() || key.since < 0)
        return fault("a row of an officer without id, agency or beginning");
    if (!isAbsent(*row, "replaced_by")) {
        const base::Json* next = rowOfKey(material, row->stringOr("replaced_by", ""));
        if (next == nullptr)
            return fault("no proven row of the key that came after " + did);
        key.until = next->integerOr("since", 0);
        if (key.until <= 0)
            return fault("a key that came after without a beginning");
    }
    std::set<std::string> seen;
    std::string at = did;
    for (;;) {
        if (row->stringOr("did", "") != at)
            return fault("a row of an officer under another key");
        if (!seen.insert(at).second || seen.size() > kMostKeys)
            return fault("keys that replace each other in a circle");
        if (row->stringOr("officer", "") != key.officer || row->stringOr("agency", "") != key.agency)
            return fault("a replaced key of another officer or agency");
        if (isAbsent(*row, "replaces"))
            break;
        const std::string before = row->stringOr("replaces", "");
        const base::Json* old = rowOfKey(material, before);
        if (old == nullptr)
            return fault("no proven row of the replaced key " + before);
        if (old->stringOr("replaced_by", "") != at)
            return fault("a key that says of itself what the replaced one does not say");
        row = old;
        at = before;
    }
    if (officerIdOf(at) != key.officer)
        return fault("an officer's id that does not follow from the first key");
    return key;
}

} // namespace

std::string officerIdOf(std::string_view firstDid)
{
    return "o-" + crypto::sha256("maru/officer/v1/" + std::string(firstDid)).hex().substr(0, kIdDigits);
}

const OfficerKey& officerOf(Material& material, const std::string& did)
{
    auto found = material.officers.find(did);
    if (found == material.officers.end())
        found = material.officers.emplace(did, resolveKey(material, did)).first;
    return found->second;
}

} // namespace maru::verify::election
