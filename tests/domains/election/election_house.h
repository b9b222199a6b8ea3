// SPDX-License-Identifier: Apache-2.0
// A chain with the election domain, an authority with its officers, trustees in other agencies, and voters who have
// invitations; every step of an election as one call. One thread.
#pragma once

#include "server/domains/election/election_domain.h"
#include "shared/voting/ballot.h"
#include "shared/voting/ring.h"
#include "shared/voting/ring/prove.h"
#include "shared/voting/trustee_secret.h"
#include "tests/support/domain_harness.h"

#include <map>
#include <optional>

namespace maru::test {

class ElectionHouse : public DomainHarness {
public:
    static constexpr std::int64_t kHour = 3600;

    struct Voter {
        std::int64_t number = 0;
        std::string name; ///< of the person whose DID enrols
        std::string precinct;
        std::int64_t weight = 1;
        crypto::SigningKey invitation;
        voting::Scalar secret;
        voting::Encoded credential {};
    };

    /// Officers: manager, registrar, certifier1..3 of "city" (the authority); manager of "other" as `stranger`;
    /// trustee1..5 of five agencies, observer of "audit".
    explicit ElectionHouse(Json parameterValues = Json::object()) : DomainHarness(domains())
    {
        addOfficer("chief", "city", { "election.manager" });
        addOfficer("rolls", "city", { "election.registrar" });
        for (const char* name : { "certifier1", "certifier2", "certifier3" })
            addOfficer(name, "city", { "election.certifier" });
        addOfficer("stranger", "other", { "election.manager", "election.registrar", "election.certifier" });
        const char* agencies[] = { "ministry", "hope", "other", "audit", "city" };
        for (int i = 0; i < 5; ++i)
            addOfficer("trustee" + std::to_string(i + 1), agencies[i], { "election.trustee" });
        addOfficer("observer1", "audit", { "election.observer" });
        open(std::move(parameterValues));
    }

    std::string officerId(const std::string& name)
    {
        return get("identity", "officers", did(name))->at("officer").asString();
    }

    // Payloads.

    /// Enrolment from in an hour for a day, voting the day after for 10 hours, signed, one certifier.
    Json terms(const std::string& mode = "signed", bool isRehearsal = false)
    {
        return Json::object({ { "title_ko", "총학생회장 선거" }, { "title_en", "Student president" },
            { "kind", "university" }, { "mode", mode }, { "enrol_from", now() + kHour },
            { "enrol_until", now() + kDay }, { "opens", now() + 2 * kDay },
            { "closes", now() + 2 * kDay + 10 * kHour }, { "grace", 300 }, { "objections", kDay },
            { "opening", "time" }, { "revote", true }, { "ring_size", 256 }, { "threshold", 2 },
            { "certifiers", 2 }, { "rehearsal", isRehearsal } });
    }
    static Json option(const std::string& id, std::int64_t number, const std::string& list = "")
    {
        return Json::object({ { "id", id }, { "number", number }, { "name_ko", "후보 " + id },
            { "name_en", "Candidate " + id }, { "party_ko", "" }, { "party_en", "" }, { "photo", "" },
            { "list", list } });
    }
    /// Choose one of three, blank allowed.
    static Json contest(const std::string& election, const std::string& id = "c1")
    {
        return Json::object({ { "election", election }, { "contest", id }, { "kind", "choose" },
            { "title_ko", "회장" }, { "title_en", "President" }, { "minimum", 1 }, { "maximum", 1 },
            { "blank", true }, { "score", 1 }, { "seats", 1 }, { "rule", "plurality" }, { "share", 0 },
            { "quorum", 0 }, { "tie", "lot" }, { "constituencies", Json::array() },
            { "options", Json::array({ option("o1", 1), option("o2", 2), option("o3", 3) }) } });
    }
    static Json precinct(
        const std::string& id, const std::string& constituency = "", const std::string& countedIn = "")
    {
        return Json::object({ { "id", id }, { "name_ko", "투표구 " + id }, { "name_en", "Precinct " + id },
            { "constituency", constituency }, { "counted_in", countedIn } });
    }
    Json trusteesPayload(const std::string& election, int count, std::int64_t threshold)
    {
        const char* agencies[] = { "ministry", "hope", "other", "audit", "city" };
        Json trustees = Json::array();
        for (int i = 0; i < count; ++i)
            trustees.push(Json::object({ { "officer", officerId("trustee" + std::to_string(i + 1)) },
                { "agency", agencies[i] }, { "name_ko", "신탁관리인" }, { "name_en", "Trustee" } }));
        return Json::object(
            { { "election", election }, { "threshold", threshold }, { "trustees", std::move(trustees) } });
    }
    static Json of(const std::string& election) { return Json::object({ { "election", election } }); }
    static Json because(const std::string& election)
    {
        return Json::object({ { "election", election }, { "reason", "because" } });
    }

    // Steps.

    std::string create(Json payload)
    {
        return must("chief", "election", "createElection", std::move(payload)).at("election").asString();
    }
    /// A draft with one contest, these precincts and trustees.
    std::string draft(Json payload, const std::vector<std::string>& precincts = { "p001" }, int trustees = 3,
        std::int64_t threshold = 2)
    {
        const std::string id = create(std::move(payload));
        must("chief", "election", "setContest", contest(id));
        Json list = Json::array();
        for (const std::string& one : precincts)
            list.push(precinct(one));
        must("chief", "election", "setPrecincts",
            Json::object({ { "election", id }, { "precincts", std::move(list) } }));
        must("chief", "election", "setTrustees", trusteesPayload(id, trustees, threshold));
        return id;
    }

    Voter makeVoter(const std::string& election, std::int64_t number, const std::string& precinctId,
        std::int64_t weight = 1)
    {
        const std::string text = election + "/" + std::to_string(number);
        auto invitation = crypto::SigningKey::fromSeed(crypto::sha256("invitation " + text).view());
        require(invitation, "invitation");
        const base::Hash256 seed = crypto::sha256("secret " + text);
        Voter voter { number, "voter " + text, precinctId, weight, std::move(*invitation),
            voting::credentialSecret(seed.view(), election), {} };
        voter.credential = voting::credentialOf(voter.secret);
        return voter;
    }
    static Json entry(const Voter& voter)
    {
        return Json::object({ { "precinct", voter.precinct }, { "weight", voter.weight },
            { "commitment", crypto::sha256("person " + voter.name).hex() },
            { "invitation", base::toBase64Url(voter.invitation.publicKey().bytes) } });
    }
    /// Enters `count` more voters; their numbers follow those of `voters`.
    void addVoters(const std::string& election, std::vector<Voter>& voters, int count,
        const std::string& precinctId = "p001", std::int64_t weight = 1)
    {
        Json list = Json::array();
        const auto send = [&] {
            must("rolls", "election", "addVoters",
                Json::object({ { "election", election }, { "voters", std::move(list) } }));
            list = Json::array();
        };
        for (int i = 0; i < count; ++i) {
            voters.push_back(
                makeVoter(election, static_cast<std::int64_t>(voters.size()) + 1, precinctId, weight));
            list.push(entry(voters.back()));
            if (list.asArray().size() == 300)
                send();
        }
        if (!list.asArray().empty())
            send();
    }

    Json enrolPayload(const std::string& election, const Voter& voter)
    {
        const std::string credential = base::toBase64Url(voter.credential);
        voting::RandomNonces nonces;
        const auto proof = voting::proveEnrolment(
            election, static_cast<std::uint64_t>(voter.number), did(voter.name), voter.secret, nonces);
        const std::string text =
            base::canonical(Json::object({ { "chain", "test" }, { "credential", credential },
                { "did", did(voter.name) }, { "election", election }, { "number", voter.number } }));
        return Json::object({ { "election", election }, { "number", voter.number },
            { "credential", credential }, { "proof", base::toBase64Url(proof) },
            { "invitation_signature", crypto::sign(voter.invitation, "election-enrol", text).text() } });
    }
    void enrol(const std::string& election, const Voter& voter)
    {
        must(voter.name, "election", "enrol", enrolPayload(election, voter));
    }
    void enrolAll(const std::string& election, const std::vector<Voter>& voters)
    {
        goTo(std::max(now(), election_(election).at("enrol_from").asInteger()));
        for (const Voter& voter : voters)
            enrol(election, voter);
    }

    // The key ceremony.

    std::int64_t attempt(const std::string& election)
    {
        return election_(election).at("attempt").asInteger();
    }
    Json ceremonyRow(const std::string& election, std::int64_t index)
    {
        char key[80];
        std::snprintf(key, sizeof key, "%s/%03d/%02d", election.c_str(), static_cast<int>(attempt(election)),
            static_cast<int>(index));
        return row("ceremony", key);
    }
    voting::TrusteeSecret secretFor(const std::string& election, std::int64_t index)
    {
        return voting::TrusteeSecret::create(
            { election, attempt(election), election_(election).at("threshold").asInteger() }, index);
    }
    Json commitPayload(const std::string& election, const voting::TrusteeSecret& secret)
    {
        return Json::object({ { "election", election }, { "attempt", attempt(election) },
            { "commitment", base::toBase64Url(secret.commitment()) },
            { "encryption_key", base::toBase64Url(secret.encryptionKey()) } });
    }
    Json revealPayload(const std::string& election, const voting::TrusteeSecret& secret)
    {
        Json coefficients = Json::array();
        for (const voting::Encoded& one : secret.coefficients())
            coefficients.push(base::toBase64Url(one));
        return Json::object({ { "election", election }, { "attempt", attempt(election) },
            { "coefficients", std::move(coefficients) }, { "proof", base::toBase64Url(secret.proof()) } });
    }
    Json sharesPayload(const std::string& election, const voting::TrusteeSecret& secret,
        const std::vector<std::int64_t>& others)
    {
        Json shares = Json::array();
        for (const std::int64_t to : others) {
            const auto key = base::fromBase64Url(ceremonyRow(election, to).at("encryption_key").asString());
            voting::EncryptionPublicKey encryption {};
            std::copy(key->begin(), key->end(), encryption.begin());
            auto sealed = secret.sealedShareFor(to, encryption);
            require(sealed, "sealed share");
            shares.push(Json::object({ { "to", to }, { "sealed", base::toBase64Url(*sealed) } }));
        }
        return Json::object(
            { { "election", election }, { "attempt", attempt(election) }, { "shares", std::move(shares) } });
    }
    Json attemptPayload(const std::string& election)
    {
        return Json::object({ { "election", election }, { "attempt", attempt(election) } });
    }

    /// Rounds 1 to 3 of the running attempt by the trustees with these indexes.
    std::map<std::int64_t, voting::TrusteeSecret> ceremonyUntilShares(
        const std::string& election, const std::vector<std::int64_t>& indexes)
    {
        std::map<std::int64_t, voting::TrusteeSecret> secrets;
        for (const std::int64_t index : indexes) {
            secrets.emplace(index, secretFor(election, index));
            must(trustee(index), "election", "ceremonyCommit", commitPayload(election, secrets.at(index)));
        }
        for (const std::int64_t index : indexes)
            must(trustee(index), "election", "ceremonyReveal", revealPayload(election, secrets.at(index)));
        for (const std::int64_t index : indexes) {
            std::vector<std::int64_t> others;
            for (const std::int64_t other : indexes) {
                if (other != index)
                    others.push_back(other);
            }
            must(trustee(index), "election", "ceremonyShares",
                sharesPayload(election, secrets.at(index), others));
        }
        return secrets;
    }
    /// Everybody acknowledges and sums up the shares.
    void acknowledgeAll(const std::string& election, std::map<std::int64_t, voting::TrusteeSecret>& secrets)
    {
        std::vector<voting::TrusteeKey> dealers;
        for (const auto& [index, secret] : secrets)
            dealers.push_back({ index, secret.coefficients() });
        for (auto& [index, secret] : secrets) {
            std::vector<voting::ReceivedShare> shares;
            for (const auto& [from, dealer] : secrets) {
                if (from != index)
                    shares.push_back(received(election, from, index));
            }
            require(secret.finish(dealers, shares), "finish");
        }
        for (const auto& [index, secret] : secrets)
            must(trustee(index), "election", "ceremonyAcknowledge", attemptPayload(election));
    }
    std::map<std::int64_t, voting::TrusteeSecret> ceremony(const std::string& election, int trustees = 3)
    {
        must("chief", "election", "startCeremony", of(election));
        std::vector<std::int64_t> indexes;
        for (int i = 1; i <= trustees; ++i)
            indexes.push_back(i);
        auto secrets = ceremonyUntilShares(election, indexes);
        acknowledgeAll(election, secrets);
        return secrets;
    }
    voting::ReceivedShare received(const std::string& election, std::int64_t from, std::int64_t to)
    {
        const Json dealer = ceremonyRow(election, from);
        for (const Json& share : dealer.at("shares").asArray()) {
            if (share.at("to").asInteger() == to)
                return { from, *base::fromBase64Url(share.at("sealed").asString()), {} };
        }
        std::abort();
    }
    static std::string trustee(std::int64_t index) { return "trustee" + std::to_string(index); }

    // Freezing and opening.

    void freeze(const std::string& election)
    {
        goTo(std::max(now(), election_(election).at("enrol_until").asInteger()));
        must("chief", "election", "freeze", of(election));
        finishFreezing(election);
    }
    void finishFreezing(const std::string& election)
    {
        while (state(election) == "freezing")
            pass(1);
    }
    void openIt(const std::string& election)
    {
        goTo(std::max(now(), election_(election).at("opens").asInteger()));
    }

    /// Everything up to an open election: `count` voters of weight 1 in each precinct, all enrolled.
    struct Running {
        std::string id;
        std::vector<Voter> voters;
        std::map<std::int64_t, voting::TrusteeSecret> secrets;
    };
    Running running(Json payload, const std::vector<std::string>& precincts = { "p001" }, int count = 3,
        int trustees = 3, std::int64_t threshold = 2)
    {
        Running made;
        made.id = draft(std::move(payload), precincts, trustees, threshold);
        for (const std::string& one : precincts)
            addVoters(made.id, made.voters, count, one);
        made.secrets = ceremony(made.id, trustees);
        enrolAll(made.id, made.voters);
        freeze(made.id);
        openIt(made.id);
        return made;
    }

    // Ballots.

    voting::FrozenElection frozen(const std::string& election)
    {
        auto parsed = voting::frozenFromJson(row("definitions", election).at("frozen"));
        require(parsed, "frozen");
        return std::move(*parsed);
    }
    /// The payload of cast or challenge as `sender` sends it. `votes`: values of 0 left out.
    struct MadeBallot {
        voting::Ballot ballot;
        voting::BallotSeed seed {};
        std::vector<voting::OpenedVote> votes;
        std::string hash; ///< hex
    };
    MadeBallot makeBallot(
        const std::string& election, const Voter& voter, std::vector<voting::OpenedVote> votes)
    {
        MadeBallot made;
        made.votes = std::move(votes);
        const base::Hash256 seed = crypto::sha256("seed " + std::to_string(++m_seeds));
        std::copy(seed.bytes.begin(), seed.bytes.end(), made.seed.begin());
        const voting::ElectionVerifier verifier(frozen(election));
        const voting::EncryptionKey key(*voting::Point::decodeNonIdentity(verifier.frozen().trustees.joint));
        voting::RandomNonces nonces;
        const bool isRing = verifier.frozen().definition.mode == voting::Mode::Ring;
        const std::string ring = isRing ? ringOf(election, voter) : std::string();
        const voting::Encoded identity =
            isRing ? voting::ringTag(voter.secret, voting::tagBase(election))->encode() : voter.credential;
        auto ballot =
            voting::makeBallot(verifier, key, *verifier.frozen().definition.precinct(voter.precinct), ring,
                identity, made.votes, made.seed, nonces);
        require(ballot, "ballot");
        made.ballot = std::move(*ballot);
        made.hash = base::Hash256 { voting::hashOf(made.ballot) }.hex();
        return made;
    }
    Json ballotPayload(const std::string& election, const Voter& voter, const MadeBallot& made,
        const std::string& sender, voting::Purpose purpose = voting::Purpose::Cast)
    {
        Json payload = voting::toJson(made.ballot);
        payload.set(
            "authorization", base::toBase64Url(authorization(election, voter, made, sender, purpose)));
        if (purpose == voting::Purpose::Challenge) {
            payload.set("seed", base::toBase64Url(made.seed));
            payload.set("votes", voting::toJson(made.votes));
        }
        return payload;
    }
    base::Bytes authorization(const std::string& election, const Voter& voter, const MadeBallot& made,
        const std::string& sender, voting::Purpose purpose)
    {
        const voting::Fingerprint fingerprint = frozen(election).fingerprint;
        if (made.ballot.ring.empty()) {
            voting::RandomNonces nonces;
            const auto proof =
                voting::signBallot(voting::authorizationOf(made.ballot, purpose, did(sender), fingerprint),
                    voter.secret, nonces);
            return base::Bytes(proof.begin(), proof.end());
        }
        const auto keys =
            base::fromBase64Url(row("rings", election + "/" + made.ballot.ring).at("keys").asString());
        const auto ring = voting::Ring::decode(*keys);
        voting::RingStatement statement;
        statement.purpose = std::string(voting::textOf(purpose));
        statement.signer = did(sender);
        statement.fingerprint = fingerprint;
        statement.election = election;
        statement.ring = made.ballot.ring;
        statement.tag = made.ballot.voter;
        statement.ballotHash = voting::hashOf(made.ballot);
        const auto proof = voting::RingProver(*ring).prove(statement, voter.secret, made.seed);
        if (!proof)
            std::abort();
        return base::Bytes(proof->begin(), proof->end());
    }
    /// A new throw-away sender each time; the outcome's code.
    std::string castCode(const std::string& election, const Voter& voter, const MadeBallot& made)
    {
        const std::string sender = throwAway();
        return code(sender, "election", "cast", ballotPayload(election, voter, made, sender));
    }
    std::string throwAway() { return "sender " + std::to_string(++m_senders); }
    static std::vector<voting::OpenedVote> vote(
        const std::string& option, const std::string& contestId = "c1")
    {
        return { voting::OpenedVote { contestId, option, 1 } };
    }
    /// The ring that holds the voter's credential.
    std::string ringOf(const std::string& election, const Voter& voter)
    {
        for (const Json& ring : rows("election", "rings", election + "/")) {
            const auto keys = base::fromBase64Url(ring.at("keys").asString());
            for (std::size_t at = 0; at + 32 <= keys->size(); at += 32) {
                if (std::equal(voter.credential.begin(), voter.credential.end(),
                        keys->begin() + static_cast<std::ptrdiff_t>(at)))
                    return ring.at("ring").asString();
            }
        }
        std::abort();
    }

    // Reading.

    Json row(const std::string& table, const std::string& key)
    {
        auto found = get("election", table, key);
        if (!found) {
            std::fprintf(stderr, "no row %s/%s\n", table.c_str(), key.c_str());
            std::abort();
        }
        return *found;
    }
    Json election_(const std::string& id) { return row("elections", id); }
    std::string state(const std::string& id) { return election_(id).at("state").asString(); }
    /// As code(), with the field of the refusal: "election.state payload.election".
    std::string refusal(const std::string& who, const std::string& action, Json payload)
    {
        const chain::SubmitOutcome outcome = send(who, "election", action, std::move(payload));
        if (outcome.error)
            return outcome.error->code + " " + outcome.error->field;
        return outcome.result.code
            + (outcome.result.data.find("field") ? " " + outcome.result.data.at("field").asString() : "");
    }

private:
    static std::vector<std::unique_ptr<domain::Domain>> domains()
    {
        std::vector<std::unique_ptr<domain::Domain>> more;
        more.push_back(election::makeElectionDomain());
        return more;
    }

    int m_seeds = 0;
    int m_senders = 0;
};

} // namespace maru::test
