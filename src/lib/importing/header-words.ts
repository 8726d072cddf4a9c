/** Words that head the columns of official tables. */
const WORDS =
  /^(?:序号|编号|单位|单位名称|部门|部门名称|姓名|名称|职务|职责|主要职责|工作职责|职责分工|主要任务|工作任务|任务|内容|主要内容|项目|项目名称|类别|级别|等级|标准|条件|措施|依据|时间|完成时限|时限|责任单位|责任部门|牵头单位|牵头部门|配合单位|地点|数量|金额|面积|合计|备注|电话|联系电话|指挥机构|成员单位|组成单位|工作组|职责任务)$/u;

/** Words that a column's name of several ends with: 启动条件, 响应级别. */
const ENDS =
  /^[\p{Script=Han}（）()]{1,10}(?:单位|部门|名称|职务|职责|任务|内容|项目|类别|级别|等级|标准|条件|权限|措施|依据|时间|时限|地点|数量|金额|面积|人数|损失|范围|要求|对象|频次)$/u;

/** Whether a text heads a column: one of the words that official tables have there, in any spacing. */
export function isHeaderWord(text: string): boolean {
  return WORDS.test(text.replace(/\s+/gu, ""));
}

/** Like `isHeaderWord`, and also a name of several words that ends as those of columns do. */
export function endsAsHeader(text: string): boolean {
  return isHeaderWord(text) || ENDS.test(text.replace(/\s+/gu, ""));
}
