#include "platform/sheet/refuse.hpp"

#include "platform/core/refusal.hpp"

#include <fmt/format.h>

#include <string>

namespace sheet::refuse {

namespace {

[[noreturn]] void invalid(const std::string& message) {
    throw platform::Refusal{platform::Refusal::Kind::Invalid, message};
}

}  // namespace

void empty() {
    invalid("文件是空的，请重新导出后再上传");
}

void damaged() {
    invalid("文件损坏或没有传完整，请用 Excel 打开确认并重新保存后再上传");
}

void encrypted() {
    invalid("文件有密码，请取消密码保护、重新保存后再上传");
}

void macro() {
    invalid("文件带有宏，请另存为不带宏的“Excel 工作簿（.xlsx）”后再上传");
}

void unknown() {
    invalid("不是能读的表格文件，请上传 .xlsx、.xls 或 .csv 文件");
}

void web_page() {
    invalid("这个文件其实是网页或 XML 格式，请用 Excel 打开后另存为“Excel 工作簿（.xlsx）”再上传");
}

void doctype() {
    invalid("文件内含不允许的 DOCTYPE 声明，请用 Excel 打开后另存为新的 .xlsx 再上传");
}

void too_big() {
    invalid("文件过大，请拆成几个文件后分别上传");
}

void unpacks_too_big() {
    invalid("文件解压后过大，请删去多余内容或拆成几个文件后再上传");
}

void too_many_rows(int limit) {
    invalid(fmt::format("表格超过 {} 行，请拆成几个文件后分别上传", limit));
}

void too_many_columns(int limit) {
    invalid(fmt::format("表格超过 {} 列，请删去多余的列后再上传", limit));
}

void too_many_sheets() {
    invalid("文件里的工作表过多，请只留要上报的工作表后再上传");
}

void cell_too_long(int row) {
    invalid(fmt::format("第 {} 行有内容过长的单元格，请删减后再上传", row));
}

void open_quote(int row) {
    invalid(fmt::format("第 {} 行的双引号没有成对，请在 Excel 中另存为 .xlsx 后再上传", row));
}

}  // namespace sheet::refuse
