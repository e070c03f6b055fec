import { type IssueText, text } from './text.ts';

/** Messages about the rules of the month gate. */
export const CHECK_TEXTS = {
  E_RULES: {
    message: text('the rules are wrong: {what}{given}', '规则文件有误：{zh}{given}'),
    hint: text(
      'see data/README.md; check --list shows the rules there are',
      '参见 data/README.md；check --list 列出全部规则',
    ),
  },
  E_RULES_SETTING: {
    message: text('the rule {rule} has no setting "{value}"', '规则 {rule} 没有“{value}”这一设置'),
    hint: text('it has: {allowed}', '可用：{allowed}'),
  },
  E_RULES_REGION: {
    message: text(
      '"{value}" is not a region of the data or the catalogue',
      '“{value}”不是数据或目录中的地区',
    ),
    hint: text('write its name or its code', '请写地区名称或代码'),
  },
  N_CHECKED: {
    message: text('{title}: {summary}', '{title}：{summary}'),
  },
} satisfies Record<string, IssueText>;
