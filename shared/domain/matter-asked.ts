// 户外广告归谁管 asks for 户外广告: the words that only ask who are taken off. What is nothing but such words stays whole.
const asking = /^(?:谁|哪个?(?:科室|股室|部门|单位|科|股))(?:来)?(?:负责|主管|分管|管理|管|办理|办)(?=.)/u;
const asked =
  /(?:这件事|这项工作|的?事情?)?(?:应该?|该)?(?:归|由|是|找|问|属于?)?(?:谁|哪个?(?:科室|股室|部门|单位|科|股)|哪里|哪儿)(?:来)?(?:负责|主管|分管|管理|管|办理|办|经办)?(?:的|呢)?$/u;

export function matterAsked(text: string): string {
  const whole = text.trim().replace(/[?？。]+$/u, '');
  const rest = whole
    .replace(/^(?:请问|我想问)(?:一下)?/u, '')
    .replace(asked, '')
    .replace(asking, '')
    .trim();
  return rest === '' ? whole : rest;
}
