// SPDX-License-Identifier: Apache-2.0
// A campaign's page head: see campaign_preview.h.
#include "citizen-portal-backend/api/campaign_preview.h"

#include "citizen-portal-backend/api/preview_text.h"
#include "shared/crypto/hash.h"

#include <algorithm>
#include <optional>

namespace maru::portal {
namespace {

constexpr std::size_t kMaxHostBytes = 255;
constexpr std::size_t kMaxIdBytes = 64;
constexpr std::string_view kPicture = "/icon-512.png";

/// Name or address with an optional port, as a URL has it (RFC 3986 §3.2.2); no user, no escapes.
bool isPlainHost(std::string_view host)
{
    return !host.empty() && host.size() <= kMaxHostBytes && std::all_of(host.begin(), host.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.'
            || c == '-' || c == ':' || c == '[' || c == ']';
    });
}

/// A part of the page between two fixed texts. web_build.py writes each of them once.
struct Place {
    std::string_view before;
    std::string_view after;
};
constexpr Place kTitle { "<title>", "</title>" };
constexpr Place kDescription { "<meta name=\"description\" content=\"", "\"" };
constexpr Place kOgTitle { "<meta property=\"og:title\" content=\"", "\"" };
constexpr Place kOgDescription { "<meta property=\"og:description\" content=\"", "\"" };
constexpr Place kSiteName { "<meta property=\"og:site_name\" content=\"", "\"" };
constexpr std::string_view kCard = "<meta name=\"twitter:card\" content=\"summary\">\n";

struct Range {
    std::size_t from = 0;
    std::size_t length = 0;
};

std::optional<Range> placeIn(const std::string& page, const Place& place)
{
    const std::size_t found = page.find(place.before);
    if (found == std::string::npos)
        return std::nullopt;
    const std::size_t from = found + place.before.size();
    const std::size_t end = page.find(place.after, from);
    if (end == std::string::npos)
        return std::nullopt;
    return Range { from, end - from };
}

void fill(std::string& page, const Place& place, const std::string& escaped)
{
    if (const auto range = placeIn(page, place))
        page.replace(range->from, range->length, escaped);
}

std::string property(std::string_view name, std::string_view value)
{
    return "<meta property=\"" + std::string(name) + "\" content=\"" + escapeHtml(value) + "\">\n";
}

/// A page made for this request: never compressed, its tag is of these very bytes.
http::Response madePage(const http::Request& request, std::string body, http::Language language)
{
    http::Response response;
    const std::string tag = "\"" + crypto::sha256(body).hex().substr(0, 32) + "\"";
    response.headers["ETag"] = tag;
    response.headers["Cache-Control"] = "no-cache";
    response.headers["Vary"] = "Accept-Encoding, Accept-Language, Cookie";
    if (matchesTag(request.headerOr("If-None-Match", ""), tag)) {
        response.status = 304;
        return response;
    }
    response.headers["Content-Type"] = "text/html; charset=utf-8";
    response.headers["Content-Language"] = language == http::Language::English ? "en" : "ko";
    response.body = std::move(body);
    return response;
}

} // namespace

CampaignPreview::CampaignPreview(const StaticFiles& files, CampaignSource& campaigns, std::string publicUrl)
    : m_files(files), m_campaigns(campaigns), m_publicUrl(std::move(publicUrl))
{
}

base::Status CampaignPreview::checkPublicUrl(std::string_view url)
{
    for (const std::string_view scheme : { "https://", "http://" })
        if (url.substr(0, scheme.size()) == scheme && isPlainHost(url.substr(scheme.size())))
            return {};
    return base::refused(
        "portal.public_url", "public-url", "--public-url takes only https://name or https://name:port");
}

http::Response CampaignPreview::answer(const http::Request& request) const
{
    const std::string id = request.queryValue("id").value_or("");
    const http::Language language = pageLanguage(request);
    const std::string* plain = m_files.page("campaign", language);
    if (id.empty() || id.size() > kMaxIdBytes || plain == nullptr)
        return m_files.answer(request);
    const auto snapshot = m_campaigns.kept();
    const CampaignIndex::Summary* summary = snapshot ? snapshot->index.summary(id) : nullptr;
    const auto site = placeIn(*plain, kSiteName);
    if (summary == nullptr || !site)
        return m_files.answer(request);

    const std::size_t which = language == http::Language::English ? 1 : 0;
    const std::string title = escapeHtml(summary->title[which]);
    std::string description = summary->organisation[which];
    if (!description.empty() && !summary->purpose[which].empty())
        description += " · ";
    description = escapeHtml(description + summary->purpose[which]);
    const std::string siteName = plain->substr(site->from, site->length); // escaped by web_build.py
    std::string page = *plain;
    fill(page, kTitle, title + " · " + siteName);
    fill(page, kOgTitle, title);
    if (!description.empty()) {
        fill(page, kDescription, description);
        fill(page, kOgDescription, description);
    }
    const std::size_t card = page.find(kCard);
    if (!m_publicUrl.empty() && card != std::string::npos) {
        const std::string_view width = "512";
        page.insert(card,
            property("og:url", m_publicUrl + "/campaign?id=" + http::encodeComponent(id))
                + property("og:image", m_publicUrl + std::string(kPicture))
                + property("og:image:type", "image/png") + property("og:image:width", width)
                + property("og:image:height", width) + "<meta property=\"og:image:alt\" content=\"" + siteName
                + "\">\n");
    }
    return madePage(request, std::move(page), language);
}

void addCampaignPreview(http::Router& router, const CampaignPreview& preview)
{
    for (const auto* path : { "/campaign", "/campaign.html" })
        router.get(path, [&preview](const http::Request& request) { return preview.answer(request); });
}

} // namespace maru::portal
