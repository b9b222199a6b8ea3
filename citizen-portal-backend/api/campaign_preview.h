// SPDX-License-Identifier: Apache-2.0
// GET /campaign?id=…: the built page with the campaign's own title, description and Open Graph properties (ogp.me) in its
// head, for messengers and search engines, which run no script.
#pragma once

#include "citizen-portal-backend/api/campaign_search.h"
#include "citizen-portal-backend/api/static_files.h"

#include <string>

namespace maru::portal {

/// Thread-safe.
class CampaignPreview {
public:
    /// `publicUrl` is where citizens reach the portal ("https://maru.example"); without it no address is written into the
    /// page, since a request may name any host. Both references must outlive this.
    CampaignPreview(const StaticFiles& files, CampaignSource& campaigns, std::string publicUrl);

    /// Refused `portal.public_url` for what is no origin ("https://name" with or without a port, no path).
    static base::Status checkPublicUrl(std::string_view url);

    /// Made of the campaigns that are known already: never waits on the chain server. The plain page for any other.
    http::Response answer(const http::Request& request) const;

private:
    const StaticFiles& m_files;
    CampaignSource& m_campaigns;
    std::string m_publicUrl;
};

/// /campaign and /campaign.html
void addCampaignPreview(http::Router& router, const CampaignPreview& preview);

} // namespace maru::portal
