// SPDX-License-Identifier: Apache-2.0
// tests/data/election_vectors.json, made by the independent JavaScript implementation (tests/election): every byte of it
// comes out of this library again.
#include "tests/unit/voting/election_fixture.h"

#include "shared/crypto/hash.h"
#include "shared/crypto/passphrase_seal.h"
#include "shared/voting/ring.h"

#define QT_NO_KEYWORDS // "slots" are also what a contest has
#include <QtTest>

using namespace maru;
using namespace maru::voting;
using base::Json;

namespace {

/// The i-th nonce is H->scalar("vector-nonce", name, i).
class VectorNonces final : public NonceSource {
public:
    explicit VectorNonces(std::string name) : m_name(std::move(name)) { }
    Scalar next() override
    {
        Transcript transcript("vector-nonce");
        transcript.add(std::string_view(m_name)).addU64(m_count++);
        return transcript.scalar();
    }

private:
    std::string m_name;
    std::uint64_t m_count = 0;
};

const std::string& textAt(const Json& json, const char* key)
{
    return json.at(key).asString();
}

base::Bytes bytesAt(const Json& json, const char* key)
{
    return test::orThrow(base::fromBase64Url(textAt(json, key)));
}

template<std::size_t N>
std::array<std::uint8_t, N> arrayOf(const base::Bytes& bytes)
{
    if (bytes.size() != N)
        throw std::runtime_error("length");
    std::array<std::uint8_t, N> array {};
    std::copy(bytes.begin(), bytes.end(), array.begin());
    return array;
}

Encoded encodedAt(const Json& json, const char* key)
{
    return arrayOf<32>(bytesAt(json, key));
}

Scalar scalarOf(const Json& hex)
{
    return *Scalar::decode(test::orThrow(base::fromHex(hex.asString())));
}

/// One of the two elections of the file.
struct VectorElection {
    const Json& json;
    FrozenElection frozen;
    ElectionVerifier verifier;

    explicit VectorElection(const Json& of)
        : json(of), frozen(test::orThrow(frozenFromJson(of.at("document")))), verifier(frozen)
    {
    }
};

Purpose purposeOf(const Json& vector)
{
    return textAt(vector, "purpose") == "cast" ? Purpose::Cast : Purpose::Challenge;
}

/// The keys of the ring of a ballot: the enrolled credentials of its unit and weight.
base::Bytes ringKeys(const VectorElection& election)
{
    base::Bytes keys;
    for (const Json& entry : election.json.at("roll").asArray()) {
        const base::Bytes key = bytesAt(entry, "credential");
        keys.insert(keys.end(), key.begin(), key.end());
    }
    return keys;
}

} // namespace

class TestElectionVectors : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void hashesComeOut();
    void constantsComeOut();
    void documentsComeOut_data() { elections(); }
    void documentsComeOut();
    void rollCommitmentComesOut_data() { elections(); }
    void rollCommitmentComesOut();
    void ceremonyComesOut_data() { elections(); }
    void ceremonyComesOut();
    void enrolmentComesOut_data() { elections(); }
    void enrolmentComesOut();
    void ballotsComeOut_data() { elections(); }
    void ballotsComeOut();
    void ringProofHolds();
    void decryptionComesOut_data() { elections(); }
    void decryptionComesOut();

private:
    static void elections()
    {
        QTest::addColumn<QString>("mode");
        QTest::newRow("signed") << QStringLiteral("signed");
        QTest::newRow("ring") << QStringLiteral("ring");
    }
    VectorElection election() const { return VectorElection(m_vectors.at(QTest::currentDataTag())); }

    Json m_vectors;
};

void TestElectionVectors::initTestCase()
{
    QFile file(QStringLiteral(MARU_TEST_DATA_DIR "/election_vectors.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    auto json = base::parseJson(file.readAll().toStdString());
    QVERIFY(json.has_value());
    m_vectors = std::move(*json);
    QCOMPARE(textAt(m_vectors, "format"), std::string("maru-election-vectors/v1"));
}

void TestElectionVectors::hashesComeOut()
{
    for (const Json& vector : m_vectors.at("hashes").asArray()) {
        Transcript transcript(textAt(vector, "tag"));
        for (const Json& item : vector.at("items").asArray()) {
            if (const Json* text = item.find("text"))
                transcript.add(std::string_view(text->asString()));
            else if (const Json* number = item.find("u64"))
                transcript.addU64(static_cast<std::uint64_t>(number->asInteger()));
            else
                transcript.add(ByteView(test::orThrow(base::fromHex(textAt(item, "hex")))));
        }
        QCOMPARE(base::toHex(transcript.bytes()), textAt(vector, "bytes"));
        QCOMPARE(base::toHex(transcript.scalar().encode()), textAt(vector, "scalar"));
        QCOMPARE(base::toHex(transcript.point().encode()), textAt(vector, "point"));
    }
}

void TestElectionVectors::constantsComeOut()
{
    const Json& constants = m_vectors.at("constants");
    QCOMPARE(base::toHex(Point::base().encode()), textAt(constants, "base"));
    QCOMPARE(base::toHex(RingParameters::get().h.encode()), textAt(constants, "commitment_h"));
    QCOMPARE(base::toHex(tagBase("e-00112233445566ff").encode()), textAt(constants, "tag_base"));
    const Json::Array& rows = constants.at("commitment_g").asArray();
    for (std::size_t j = 0; j < rows.size(); ++j)
        for (std::size_t i = 0; i < rows[j].asArray().size(); ++i)
            QCOMPARE(base::toHex(RingParameters::get().g[j][i].encode()), rows[j].asArray()[i].asString());
}

void TestElectionVectors::documentsComeOut()
{
    const VectorElection of = election();
    QCOMPARE(base::toHex(of.frozen.fingerprint), textAt(of.json, "fingerprint"));
    QVERIFY(
        composeFrozen(of.frozen.definition, of.frozen.roll, of.frozen.trustees) == of.json.at("document"));
    for (const auto& contest : of.json.at("answer_bytes").asObject())
        QCOMPARE(static_cast<std::int64_t>(of.verifier.shape(contest.first).proofBytes()),
            contest.second.asInteger());
    const base::Hash256 first = crypto::sha256(of.frozen.fingerprint);
    QCOMPARE(first.hex(), textAt(of.json.at("chain"), "first"));
    const auto ballot =
        ballotFromJson(of.json.at("ballots").asArray()[0].at("ballot"), of.frozen.definition.mode);
    const BallotHash hash = hashOf(*ballot);
    QCOMPARE(crypto::sha256({ first.view(), hash }).hex(), textAt(of.json.at("chain"), "second"));
}

void TestElectionVectors::rollCommitmentComesOut()
{
    const VectorElection of = election();
    std::vector<PrecinctCommitment> precincts;
    for (const Precinct& precinct : of.frozen.definition.precincts) {
        PrecinctRoll roll;
        for (const Json& entry : of.json.at("roll").asArray()) {
            if (textAt(entry, "precinct") != precinct.id)
                continue;
            RollEntry read { entry.at("number").asInteger(), precinct.id, entry.at("weight").asInteger(),
                std::nullopt };
            if (!textAt(entry, "credential").empty())
                read.credential = encodedAt(entry, "credential");
            QVERIFY(toJson(read) == entry);
            roll.add(read);
        }
        precincts.push_back({ precinct.id, roll.enrolled(), roll.entries(), roll.root() });
    }
    QVERIFY(rollCommitment(precincts) == of.frozen.roll);
}

void TestElectionVectors::ceremonyComesOut()
{
    const VectorElection of = election();
    const Json& ceremony = of.json.at("ceremony");
    const CeremonyContext context { of.frozen.definition.id, ceremony.at("attempt").asInteger(),
        ceremony.at("threshold").asInteger() };
    const base::SecretBytes passphrase(base::toBytes("vectors"));
    for (const Json& trustee : ceremony.at("trustees").asArray()) {
        const std::int64_t index = trustee.at("index").asInteger();
        CeremonyReveal reveal;
        reveal.index = index;
        reveal.commitment = arrayOf<64>(bytesAt(trustee, "commitment"));
        reveal.encryptionKey = encodedAt(trustee, "encryption_key");
        reveal.proof = bytesAt(trustee, "proof");
        for (const Json& coefficient : trustee.at("coefficients").asArray())
            reveal.coefficients.push_back(arrayOf<32>(*base::fromBase64Url(coefficient.asString())));
        QVERIFY(checkReveal(context, reveal).has_value());
        QVERIFY(of.frozen.trustees.find(index)->coefficients == reveal.coefficients);

        // The proof again, from the secrets and the nonces.
        VectorNonces nonces(textAt(trustee, "nonces"));
        Transcript transcript =
            ceremonyProofTranscript(context, index, reveal.encryptionKey, reveal.coefficients);
        std::vector<Scalar> drawn;
        base::Bytes proof;
        for (std::size_t t = 0; t < reveal.coefficients.size(); ++t) {
            drawn.push_back(nonces.next());
            const Encoded commitment = secretMulBase(drawn.back()).encode();
            transcript.add(ByteView(commitment));
            proof.insert(proof.end(), commitment.begin(), commitment.end());
        }
        base::Bytes sealed(
            32, 3); // some X25519 secret, then the coefficients: a trustee's file from the vectors
        for (std::size_t t = 0; t < drawn.size(); ++t) {
            const Scalar secret = scalarOf(trustee.at("secrets").asArray()[t]);
            const Encoded response = (drawn[t] + transcript.scalar() * secret).encode();
            proof.insert(proof.end(), response.begin(), response.end());
            const Encoded encoded = secret.encode();
            sealed.insert(sealed.end(), encoded.begin(), encoded.end());
        }
        QVERIFY(proof == reveal.proof);
        const Json file = test::orThrow(crypto::sealUnderPassphrase(
            Json::object({ { "format", "maru-trustee/v1" }, { "election", context.election },
                { "attempt", context.attempt }, { "index", index }, { "threshold", context.threshold },
                { "finished", false } }),
            sealed, passphrase, { 8192, 1, 1 }));
        const TrusteeSecret secret = test::orThrow(TrusteeSecret::decode(base::canonical(file), passphrase));
        QVERIFY(secret.coefficients() == reveal.coefficients);
        QVERIFY(secret.commitment() == reveal.commitment);
        for (const Json& share : trustee.at("shares").asArray()) {
            const base::SecretBytes made = secret.shareFor(share.at("to").asInteger());
            QCOMPARE(base::toHex(made.view()), textAt(share, "share"));
            QVERIFY(checkShare(reveal.coefficients, share.at("to").asInteger(), made.view()).has_value());
        }
        QVERIFY(*publicShare(of.frozen.trustees.keys, index) == encodedAt(trustee, "public_share"));
        QVERIFY(secretMulBase(scalarOf(trustee.at("secret_share"))).encode()
            == encodedAt(trustee, "public_share"));
    }
}

void TestElectionVectors::enrolmentComesOut()
{
    const VectorElection of = election();
    const Json& enrolment = of.json.at("enrolment");
    const std::string& id = of.frozen.definition.id;
    const auto number = static_cast<std::uint64_t>(enrolment.at("number").asInteger());
    const base::Bytes proof = bytesAt(enrolment, "proof");
    QVERIFY(verifyEnrolment(id, number, textAt(enrolment, "did"), encodedAt(enrolment, "credential"), proof));
    const Scalar secret = credentialSecret(crypto::sha256(std::string_view("voter 1")).bytes, id);
    VectorNonces nonces(textAt(enrolment, "nonces"));
    QVERIFY(std::ranges::equal(proveEnrolment(id, number, textAt(enrolment, "did"), secret, nonces), proof));
}

void TestElectionVectors::ballotsComeOut()
{
    const VectorElection of = election();
    const Mode mode = of.frozen.definition.mode;
    const auto key = EncryptionKey::decode(of.frozen.trustees.joint);
    for (const Json& vector : of.json.at("ballots").asArray()) {
        const auto ballot = ballotFromJson(vector.at("ballot"), mode);
        QVERIFY(ballot.has_value());
        const Precinct& precinct = *of.frozen.definition.precinct(textAt(vector, "precinct"));
        const auto votes = votesFromJson(vector.at("votes"));
        const BallotSeed seed = encodedAt(vector, "seed");
        const Scalar secret = credentialSecret(bytesAt(vector, "voter_secret"), of.frozen.definition.id);
        QVERIFY(secret == scalarOf(vector.at("credential_secret")));
        const Encoded voter = mode == Mode::Signed
            ? credentialOf(secret)
            : ringTag(secret, tagBase(of.frozen.definition.id))->encode();
        VectorNonces nonces(textAt(vector, "ballot_nonces"));
        const auto made = makeBallot(of.verifier, *key, precinct, ballot->ring, voter, *votes, seed, nonces);
        QVERIFY(made.has_value());
        QVERIFY(*made == *ballot);
        QVERIFY(toJson(*made) == vector.at("ballot"));
        QCOMPARE(base::toHex(hashOf(*made)), textAt(vector, "hash"));
        QCOMPARE(trackerOf(hashOf(*made)), textAt(vector, "tracker"));
        QVERIFY(checkStyle(of.verifier, *ballot, precinct).has_value());
        QVERIFY(checkProofs(of.verifier, *ballot).has_value());
        QVERIFY(checkChallenge(of.verifier, *ballot, *votes, seed).has_value());
        if (mode == Mode::Ring)
            continue;
        VectorNonces signing(textAt(vector, "authorization_nonces"));
        const Authorization authorization =
            authorizationOf(*ballot, purposeOf(vector), textAt(vector, "signer"), of.frozen.fingerprint);
        const base::Bytes signature = bytesAt(vector, "authorization");
        QVERIFY(std::ranges::equal(signBallot(authorization, secret, signing), signature));
        QVERIFY(checkSignature(of.verifier, *ballot, purposeOf(vector), textAt(vector, "signer"), signature)
                    .has_value());
    }
}

void TestElectionVectors::ringProofHolds()
{
    const VectorElection of(m_vectors.at("ring"));
    const Json& vector = of.json.at("ballots").asArray()[0];
    const auto ballot = ballotFromJson(vector.at("ballot"), Mode::Ring);
    const auto ring = parseRing(base::toBase64Url(ringKeys(of)));
    QVERIFY(ring.has_value());
    QCOMPARE(base::toHex((*ring)->hash()), textAt(vector, "ring_digest"));
    const RingStatement statement =
        ringStatementOf(*ballot, purposeOf(vector), textAt(vector, "signer"), of.frozen.fingerprint);
    const base::Bytes proof = bytesAt(vector, "authorization");
    QCOMPARE(static_cast<std::int64_t>(proof.size()), vector.at("proof_bytes").asInteger());
    QVERIFY(checkRingAuthorization(**ring, statement, proof).has_value());
    const RingStatement challenge =
        ringStatementOf(*ballot, Purpose::Challenge, textAt(vector, "signer"), of.frozen.fingerprint);
    QVERIFY(!checkRingAuthorization(**ring, challenge, proof));
}

void TestElectionVectors::decryptionComesOut()
{
    const VectorElection of = election();
    const Json& vector = of.json.at("decryption");
    const ContestShape& shape = of.verifier.shape(textAt(vector, "contest"));
    const auto ballot =
        ballotFromJson(of.json.at("ballots").asArray()[0].at("ballot"), of.frozen.definition.mode);
    QVERIFY(ciphertextsOf(of.verifier, ballot->answers[0]) == bytesAt(vector, "sums"));
    ContestSums sums(shape.slots.size());
    sums.add(*readCiphertexts(shape, ballot->answers[0].proof), 1);
    QVERIFY(sums.encode() == bytesAt(vector, "sums"));
    std::vector<std::int64_t> indexes;
    std::vector<std::vector<DecryptionPart>> parts;
    for (const Json& part : vector.at("parts").asArray()) {
        DecryptionStatement statement { of.frozen.fingerprint, of.frozen.definition.id,
            textAt(vector, "unit"), shape.id, {}, part.at("index").asInteger(), {} };
        for (const Slot& slot : shape.slots)
            statement.slots.push_back(slot.id);
        statement.publicShare = *publicShare(of.frozen.trustees.keys, statement.index);
        const Json& trustee =
            of.json.at("ceremony").at("trustees").asArray()[static_cast<std::size_t>(statement.index - 1)];
        VectorNonces nonces(textAt(part, "nonces"));
        const auto made =
            decryptSums(statement, sums.ciphertexts(), scalarOf(trustee.at("secret_share")), nonces);
        QVERIFY(toBytes(made) == bytesAt(part, "values"));
        QVERIFY(checkParts(statement, sums.ciphertexts(), made).has_value());
        indexes.push_back(statement.index);
        parts.push_back(made);
    }
    const std::vector<Scalar> lagrange = lagrangeAtZero(indexes);
    for (std::size_t i = 0; i < lagrange.size(); ++i)
        QVERIFY(lagrange[i] == scalarOf(vector.at("lagrange").asArray()[i]));
    const auto points = combineParts(sums.ciphertexts(), indexes, parts);
    for (std::size_t i = 0; i < points->size(); ++i)
        QCOMPARE(base::toHex((*points)[i].encode()), vector.at("points").asArray()[i].asString());
}

QTEST_APPLESS_MAIN(TestElectionVectors)
#include "tst_election_vectors.moc"
