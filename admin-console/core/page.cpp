// SPDX-License-Identifier: Apache-2.0
// Look-ups among pages.
#include "admin-console/core/page.h"

#include <algorithm>

namespace maru::console {

void Page::showItem(QWidget&, const QString&, const QString&) { }

bool Page::openAction(QWidget&, const QString&, const QString&)
{
    return false;
}

QString Page::showView(QWidget&, int)
{
    return {};
}

QDialog* Page::makeOfflineDialog(Services&, QWidget*)
{
    return nullptr;
}

Page* PageRegistry::find(const QString& id) const
{
    const auto found =
        std::find_if(m_pages.begin(), m_pages.end(), [&id](const auto& page) { return page->id() == id; });
    return found == m_pages.end() ? nullptr : found->get();
}

Page* PageRegistry::pageForKind(const QString& kind) const
{
    const auto found = std::find_if(
        m_pages.begin(), m_pages.end(), [&kind](const auto& page) { return page->kinds().contains(kind); });
    return found == m_pages.end() ? nullptr : found->get();
}

} // namespace maru::console
