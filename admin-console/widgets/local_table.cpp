// SPDX-License-Identifier: Apache-2.0
// Local models as reports.
#include "admin-console/widgets/local_table.h"

#include "admin-console/core/connection.h"
#include "admin-console/core/session.h"
#include "admin-console/core/text.h"
#include "admin-console/widgets/cells_model.h"
#include "admin-console/widgets/rows_supply.h"

#include <QAbstractItemModel>
#include <QUrl>

#include <utility>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

/// Rounded half up.
std::int64_t billionths(const ShareOf& share)
{
    return (base::mulDiv(base::Won(share.part), 2 * kShareWhole, share.whole).count() + 1) / 2;
}

} // namespace

void describeReport(report::TableReport& report, const Services& services)
{
    const Officer& officer = services.session.officer();
    const Connection::AsOf asOf = services.connection.shownAsOf();
    report.agency = services.language.pick(officer.agencyName);
    report.officer = services.language.pick(officer.name);
    report.asOfHeight = asOf.height;
    report.asOfTime = asOf.time;
    if (!services.connection.server().isEmpty())
        report.proofLink = services.connection.server().toString(QUrl::RemovePath | QUrl::StripTrailingSlash)
            + u"/v1/blocks/"_s + QString::number(asOf.height);
}

report::TableReport localReport(const QAbstractItemModel& model, const Services& services,
    const QString& title, const QString& conditions)
{
    report::TableReport made;
    made.title = title;
    made.conditions = conditions;
    made.words = { &services.language, &services.catalogue, {} };
    std::vector<base::Json> rows(static_cast<std::size_t>(model.rowCount()), base::Json::object());
    for (int column = 0; column < model.columnCount(); ++column) {
        ColumnSpec spec;
        spec.key = "c" + std::to_string(column);
        spec.heading = model.headerData(column, Qt::Horizontal).toString();
        for (int row = 0; row < model.rowCount(); ++row) {
            const QModelIndex index = model.index(row, column);
            const QVariant value = index.data(kExportRole);
            base::Json& record = rows[static_cast<std::size_t>(row)];
            if (value.metaType() == QMetaType::fromType<base::Won>()) {
                spec.kind = ValueKind::Won;
                record.set(spec.key, value.value<base::Won>().count());
            } else if (value.metaType() == QMetaType::fromType<qlonglong>()) {
                spec.kind = ValueKind::Integer;
                record.set(spec.key, static_cast<std::int64_t>(value.toLongLong()));
            } else if (value.metaType() == QMetaType::fromType<ShareOf>()) {
                spec.kind = ValueKind::Share;
                const auto share = value.value<ShareOf>();
                if (share.whole > 0)
                    record.set(spec.key, billionths(share));
                else
                    record.set(spec.key, fromQt(index.data().toString()));
            } else if (value.metaType() == QMetaType::fromType<QString>()) {
                record.set(spec.key, fromQt(value.toString()));
            } else {
                record.set(spec.key, fromQt(index.data().toString()));
            }
        }
        made.columns.push_back(std::move(spec));
    }
    made.rows = std::make_shared<SelectedRows>(std::move(rows));
    describeReport(made, services);
    return made;
}

} // namespace maru::console
