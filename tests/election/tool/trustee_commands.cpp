// SPDX-License-Identifier: Apache-2.0
// The key ceremony, partial decryptions, and how they combine.
#include "tests/election/tool/commands.h"
#include "tests/election/tool/values.h"

#include "shared/voting/trustee_secret.h"

#include <memory>

namespace maru::votingtool {

namespace {

using Trustees = std::map<std::int64_t, voting::TrusteeSecret>;

voting::CeremonyContext contextOf(const Json& arguments)
{
    return { arguments.stringOr("election", ""), arguments.integerOr("attempt", 1),
        arguments.integerOr("threshold", 1) };
}

Result<std::vector<voting::Encoded>> readPoints(const Json& arguments, const char* name)
{
    MARU_TRY(list, base::readArray(arguments, name));
    std::vector<voting::Encoded> points;
    for (const Json& item : list) {
        MARU_TRY(point, readArrayOf<32>(Json::object({ { "point", item } }), "point"));
        points.push_back(point);
    }
    return points;
}

Json pointTexts(const std::vector<voting::Encoded>& points)
{
    Json list = Json::array();
    for (const voting::Encoded& point : points)
        list.push(text(point));
    return list;
}

/// A trustee of its own for this process, under its index: {commitment, encryption_key, coefficients, proof}.
Result<Json> begin(Trustees& trustees, const Json& arguments)
{
    const std::int64_t index = arguments.integerOr("index", 1);
    voting::TrusteeSecret secret = voting::TrusteeSecret::create(contextOf(arguments), index);
    Json answer = Json::object(
        { { "commitment", text(secret.commitment()) }, { "encryption_key", text(secret.encryptionKey()) },
            { "coefficients", pointTexts(secret.coefficients()) }, { "proof", text(secret.proof()) } });
    trustees.insert_or_assign(index, std::move(secret));
    return answer;
}

/// The sealed share of trustee `index` for trustee `to` with its encryption key.
Result<Json> sealShare(Trustees& trustees, const Json& arguments)
{
    const auto found = trustees.find(arguments.integerOr("index", 0));
    if (found == trustees.end())
        return refused("tool.trustee");
    MARU_TRY(key, readArrayOf<32>(arguments, "encryption_key"));
    MARU_TRY(sealed, found->second.sealedShareFor(arguments.integerOr("to", 0), key));
    return text(sealed);
}

/// The plain share, as a settlement publishes it.
Result<Json> plainShare(Trustees& trustees, const Json& arguments)
{
    const auto found = trustees.find(arguments.integerOr("index", 0));
    if (found == trustees.end())
        return refused("tool.trustee");
    const base::SecretBytes share = found->second.shareFor(arguments.integerOr("to", 0));
    return text(share.view());
}

/// keys: the frozen document's "trustees"; shares: [{from, sealed}] or [{from, published}].
Result<Json> finish(Trustees& trustees, const Json& arguments)
{
    const auto found = trustees.find(arguments.integerOr("index", 0));
    if (found == trustees.end())
        return refused("tool.trustee");
    MARU_TRY(document, base::readObject(arguments, "keys"));
    MARU_TRY(keys, voting::trusteeKeysFromJson(document));
    MARU_TRY(list, base::readArray(arguments, "shares"));
    std::vector<voting::ReceivedShare> shares;
    for (const Json& item : list) {
        voting::ReceivedShare share;
        share.from = item.integerOr("from", 0);
        const bool isPublished = item.find("published") != nullptr;
        MARU_TRY(bytes, base::readBytes(item, isPublished ? "published" : "sealed"));
        (isPublished ? share.published : share.sealed) = std::move(bytes);
        shares.push_back(std::move(share));
    }
    return truth(found->second.finish(keys.keys, shares));
}

Result<Json> checkReveal(const Json& arguments)
{
    voting::CeremonyReveal reveal;
    reveal.index = arguments.integerOr("index", 1);
    MARU_TRY(commitment, readArrayOf<64>(arguments, "commitment"));
    MARU_TRY(encryption, readArrayOf<32>(arguments, "encryption_key"));
    MARU_TRY(coefficients, readPoints(arguments, "coefficients"));
    MARU_TRY(proof, base::readBytes(arguments, "proof"));
    reveal.commitment = commitment;
    reveal.encryptionKey = encryption;
    reveal.coefficients = std::move(coefficients);
    reveal.proof = std::move(proof);
    return truth(voting::checkReveal(contextOf(arguments), reveal));
}

Result<Json> checkShare(const Json& arguments)
{
    MARU_TRY(coefficients, readPoints(arguments, "coefficients"));
    MARU_TRY(share, base::readBytes(arguments, "share"));
    return truth(voting::checkShare(coefficients, arguments.integerOr("to", 0), share));
}

struct SumArguments {
    voting::DecryptionStatement statement;
    std::vector<voting::Ciphertext> sums;
};

/// document, unit, contest, index, sums: alpha and beta of every slot.
Result<SumArguments> readSums(const Json& arguments)
{
    MARU_TRY(election, readElection(arguments));
    const voting::FrozenElection& frozen = election.frozen();
    SumArguments own;
    own.statement.fingerprint = frozen.fingerprint;
    own.statement.election = frozen.definition.id;
    own.statement.unit = arguments.stringOr("unit", "");
    own.statement.contest = arguments.stringOr("contest", "");
    own.statement.index = arguments.integerOr("index", 0);
    if (frozen.definition.contest(own.statement.contest) == nullptr)
        return refused("tool.contest");
    for (const voting::Slot& slot : election.shape(own.statement.contest).slots)
        own.statement.slots.push_back(slot.id);
    if (const auto share = voting::publicShare(frozen.trustees.keys, own.statement.index))
        own.statement.publicShare = *share;
    MARU_TRY(bytes, base::readBytes(arguments, "sums"));
    auto sums = voting::ciphertextsFromBytes(bytes, own.statement.slots.size());
    if (!sums)
        return refused("tool.sums");
    own.sums = std::move(*sums);
    return own;
}

Result<Json> decrypt(Trustees& trustees, const Json& arguments)
{
    MARU_TRY(own, readSums(arguments));
    const auto nonces = noncesOf(arguments);
    if (arguments.find("share") != nullptr) {
        MARU_TRY(share, readScalar(arguments, "share"));
        return text(voting::toBytes(voting::decryptSums(own.statement, own.sums, share, *nonces)));
    }
    const auto found = trustees.find(own.statement.index);
    if (found == trustees.end())
        return refused("tool.trustee");
    MARU_TRY(parts, found->second.decrypt(own.statement, own.sums, *nonces));
    return text(voting::toBytes(parts));
}

Result<Json> checkParts(const Json& arguments)
{
    MARU_TRY(own, readSums(arguments));
    MARU_TRY(values, base::readBytes(arguments, "values"));
    const auto parts = voting::partsFromBytes(values, own.statement.slots.size());
    if (parts.empty())
        return refused("voting.decryption_proof", "values");
    return truth(voting::checkParts(own.statement, own.sums, parts));
}

/// parts: [{index, values}] -> v G of every slot.
Result<Json> combine(const Json& arguments)
{
    MARU_TRY(own, readSums(arguments));
    MARU_TRY(list, base::readArray(arguments, "parts"));
    std::vector<std::int64_t> indexes;
    std::vector<std::vector<voting::DecryptionPart>> parts;
    for (const Json& item : list) {
        MARU_TRY(values, base::readBytes(item, "values"));
        indexes.push_back(item.integerOr("index", 0));
        parts.push_back(voting::partsFromBytes(values, own.statement.slots.size()));
    }
    const auto points = voting::combineParts(own.sums, indexes, parts);
    if (!points)
        return refused("tool.parts");
    Json answer = Json::array();
    for (const voting::Point& point : *points)
        answer.push(text(point.encode()));
    return answer;
}

} // namespace

void addTrusteeCommands(Commands& commands)
{
    const auto trustees = std::make_shared<Trustees>();
    const auto with = [trustees](Result<Json> (*command)(Trustees&, const Json&)) {
        return [trustees, command](const Json& arguments) { return command(*trustees, arguments); };
    };
    commands["ceremony.begin"] = with(&begin);
    commands["ceremony.seal"] = with(&sealShare);
    commands["ceremony.share"] = with(&plainShare);
    commands["ceremony.finish"] = with(&finish);
    commands["ceremony.check"] = &checkReveal;
    commands["share.check"] = &checkShare;
    commands["parts.make"] = with(&decrypt);
    commands["parts.check"] = &checkParts;
    commands["combine"] = &combine;
}

} // namespace maru::votingtool
