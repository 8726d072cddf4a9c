/** How a document's text is written in a plain text area (src/lib/content/line-form.ts). */
export function LineHelp() {
  return (
    <details className="line-help">
      <summary>文字的写法</summary>
      <dl>
        <dt>一行</dt>
        <dd>一个自然段，行首不必空格</dd>
        <dt>一、　（一）　第一章</dt>
        <dd>短句自成标题；句号结尾的是段落</dd>
        <dt># ## ### ####</dt>
        <dd>把这一行定为一至四级标题，如 # 1 总则</dd>
        <dt>##（一）原则。‖其余</dt>
        <dd>‖ 之前是标题，之后接正文</dd>
        <dt>← ↔ →</dt>
        <dd>行首加此符号：顶格、居中、靠右</dd>
        <dt>\</dt>
        <dd>行首加此符号，不作标题；用在其他符号前，照印该符号</dd>
        <dt>
          **粗体**　m^{"{2}"}　O_{"{3}"}
        </dt>
        <dd>粗体、上标、下标</dd>
        <dt>[[表格 1]]</dt>
        <dd>表格、插图在此处，原样保留；移动这一行即移动表格，删去这一行即删去表格</dd>
        <dt>⟦12⟧</dt>
        <dd>印刷本第 12 页由此开始，不是文字</dd>
        <dt>⟨注：…⟩</dt>
        <dd>脚注</dd>
      </dl>
    </details>
  );
}
