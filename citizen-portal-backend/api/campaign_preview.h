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
    /// `publicUrl` is where citizens reach the portal ("https://maru.example"); "" = what the request's Host says, with
    /// `scheme`. Both references must outlive this.
    CampaignPreview(
        const StaticFiles& files, CampaignSource& campaigns, std::string publicUrl, std::string scheme);

    /// Refused `portal.public_url` for what is no origin ("https://name" with or without a port, no path).
    static base::Status checkPublicUrl(std::string_view url);

    /// The plain page for an unknown campaign, and while the chain cannot be asked.
    http::Response answer(const http::Request& request) const;

private:
    std::string originOf(const http::Request& request) const; ///< "" when it cannot be known

    const StaticFiles& m_files;
    CampaignSource& m_campaigns;
    std::string m_publicUrl;
    std::string m_scheme;
};

/// /campaign and /campaign.html
void addCampaignPreview(http::Router& router, const CampaignPreview& preview);

} // namespace maru::portal
