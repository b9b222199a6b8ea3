// SPDX-License-Identifier: Apache-2.0
// Measures of official documents, in tenths of a point (1 mm is 28.35).
#pragma once

#include <QtGlobal>

namespace maru::console::report::metrics {

inline constexpr qreal kSide = 567; // 20 mm
inline constexpr qreal kTop = 567;
inline constexpr qreal kFoot = 567; // footer included

inline constexpr qreal kNumberHeight = 200;
inline constexpr int kNumberFont = 95;
inline constexpr int kTitleFont = 210;
inline constexpr qreal kTitleLine = 300;
inline constexpr qreal kTitleGap = 260;
inline constexpr int kSubjectFont = 125;
inline constexpr qreal kSubjectLine = 185;
inline constexpr qreal kSubjectGap = 130;

inline constexpr int kFactFont = 95;
inline constexpr qreal kFactLine = 145;
inline constexpr qreal kFactPad = 55;
inline constexpr qreal kFactSide = 70;
inline constexpr qreal kLabelWidth = 680;
inline constexpr int kStrongFont = 115;
inline constexpr qreal kStrongLine = 175;

inline constexpr qreal kSectionGap = 200;
inline constexpr int kHeadingFont = 115;
inline constexpr qreal kHeadingHeight = 240;

inline constexpr int kCellFont = 85;
inline constexpr qreal kCellLine = 122;
inline constexpr qreal kCellPad = 38;
inline constexpr qreal kCellSide = 55;
inline constexpr int kHeadLines = 3;
inline constexpr qreal kEmptyHeight = 420;

inline constexpr int kNoteFont = 90;
inline constexpr qreal kNoteLine = 135;
inline constexpr qreal kNotePad = 20;

inline constexpr qreal kStatementHeight = 380;
inline constexpr int kStatementFont = 110;
inline constexpr qreal kDateHeight = 320;
inline constexpr int kDateFont = 115;
inline constexpr qreal kSignHeight = 800; // the seal's 22 mm and the QR code's 26 mm fit
inline constexpr int kAgencyFont = 165;
inline constexpr qreal kSeal = 624; // 22 mm
inline constexpr qreal kQr = 737; // 26 mm
inline constexpr int kSmallFont = 72;
inline constexpr qreal kSmallLine = 100;

} // namespace maru::console::report::metrics
