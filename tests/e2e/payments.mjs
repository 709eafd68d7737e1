// A clerk's small table of payments to people who do not exist: county 430299 was never issued.
export const header = [
  '发放流水号', '拨付单号', '项目编码', '项目名称', '所属期间', '乡镇', '村', '行政区划代码', '姓名', '身份证号', '开户银行',
  '银行账号', '账户户名', '数量', '数量单位', '补助标准', '发放金额', '发放日期', '发放状态',
]
export const people = ['甲示范', '乙示范', '丙示范', '丁示范', '戊示范']

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** The number of the person `at`, with the right check digit. */
export function idNumber(at) {
  const digits = `43029919300${at + 1}15${100 + at}`
  return digits + '10X98765432'[weights.reduce((sum, weight, place) => sum + weight * Number(digits[place]), 0) % 11]
}

/** The same with two digits changed over, as happens when a number is copied by hand. */
export function miscopied(number) {
  return number.slice(0, 15) + number[16] + number[15] + number[17]
}

export const account = (at) => `623090123456789012${at}`

/** The old people's allowance of 凤江村 for September, a row a person; `changes` replaces cells by their title. */
export function payment(at, changes = {}) {
  const row = [
    `FF2017090000${at}`, 'BF2017000243', 'MZ03', '高龄津贴', '2017-09', '松岭镇', '凤江村', '430299105205', people[at], idNumber(at),
    '示例县农村商业银行', account(at), people[at], '1', '人', '50', `${50 + at}.25`, '2017-09-20', '成功',
  ]
  return row.map((cell, place) => changes[header[place]] ?? cell)
}
