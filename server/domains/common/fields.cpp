// SPDX-License-Identifier: Apache-2.0
// Makers of schema fields.
#include "server/domains/common/fields.h"

namespace maru::domains {

Field field(FieldType type, std::string name, Text label)
{
    Field made;
    made.name = std::move(name);
    made.type = type;
    made.label = std::move(label);
    return made;
}

namespace {

Field bounded(FieldType type, std::string name, Text label, std::int64_t minimum, std::int64_t maximum)
{
    Field made = field(type, std::move(name), std::move(label));
    made.minimum = minimum;
    made.maximum = maximum;
    return made;
}

} // namespace

Field line(std::string name, Text label, std::int64_t minimum, std::int64_t maximum)
{
    return bounded(FieldType::String, std::move(name), std::move(label), minimum, maximum);
}

Field prose(std::string name, Text label, std::int64_t minimum, std::int64_t maximum)
{
    return bounded(FieldType::Text, std::move(name), std::move(label), minimum, maximum);
}

Field integer(std::string name, Text label, std::int64_t minimum, std::int64_t maximum)
{
    return bounded(FieldType::Integer, std::move(name), std::move(label), minimum, maximum);
}

Field won(std::string name, Text label, std::int64_t minimum)
{
    return unit(bounded(FieldType::Won, std::move(name), std::move(label), minimum, kLargestAmount), "원");
}

Field time(std::string name, Text label)
{
    return bounded(FieldType::Time, std::move(name), std::move(label), 0, kLargestTime);
}

Field boolean(std::string name, Text label)
{
    return field(FieldType::Boolean, std::move(name), std::move(label));
}

Field hash(std::string name, Text label)
{
    return field(FieldType::Hash, std::move(name), std::move(label));
}

Field did(std::string name, Text label)
{
    return field(FieldType::Did, std::move(name), std::move(label));
}

Field date(std::string name, Text label)
{
    return field(FieldType::Date, std::move(name), std::move(label));
}

Field choice(std::string name, Text label, std::vector<Choice> choices)
{
    Field made = field(FieldType::Enum, std::move(name), std::move(label));
    made.choices = std::move(choices);
    return made;
}

Field reference(std::string name, Text label, std::string target)
{
    Field made = bounded(FieldType::Reference, std::move(name), std::move(label), 1, 64);
    made.reference = std::move(target);
    return made;
}

Field list(std::string name, Text label, Field item, std::int64_t minimum, std::int64_t maximum)
{
    Field made = bounded(FieldType::List, std::move(name), std::move(label), minimum, maximum);
    made.fields.push_back(std::move(item));
    return made;
}

Field object(std::vector<Field> fields)
{
    Field made;
    made.type = FieldType::Object;
    made.fields = std::move(fields);
    return made;
}

Field optional(Field field)
{
    field.required = false;
    return field;
}

Field help(Field field, Text text)
{
    field.help = std::move(text);
    return field;
}

Field unit(Field field, std::string text)
{
    field.unit = std::move(text);
    return field;
}

Schema allOptional(std::vector<Field> fields)
{
    for (Field& each : fields)
        each.required = false;
    return Schema { std::move(fields) };
}

std::vector<Choice> regions()
{
    return {
        { "00", { "전국", "Nationwide" } },
        { "11", { "서울", "Seoul" } },
        { "26", { "부산", "Busan" } },
        { "27", { "대구", "Daegu" } },
        { "28", { "인천", "Incheon" } },
        { "29", { "광주", "Gwangju" } },
        { "30", { "대전", "Daejeon" } },
        { "31", { "울산", "Ulsan" } },
        { "36", { "세종", "Sejong" } },
        { "41", { "경기", "Gyeonggi" } },
        { "43", { "충북", "Chungbuk" } },
        { "44", { "충남", "Chungnam" } },
        { "46", { "전남", "Jeonnam" } },
        { "47", { "경북", "Gyeongbuk" } },
        { "48", { "경남", "Gyeongnam" } },
        { "50", { "제주", "Jeju" } },
        { "51", { "강원", "Gangwon" } },
        { "52", { "전북", "Jeonbuk" } },
    };
}

} // namespace maru::domains
