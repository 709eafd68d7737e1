/** Prints one page of text in a frame of its own, which goes with the dialog: nothing of it is kept. */
export function printLetter(title: string, number: string, words: string): void {
  const frame = document.createElement('iframe')
  frame.title = title
  frame.hidden = true
  document.body.append(frame)
  const page = frame.contentDocument
  if (!page) return
  const add = (tag: string, text: string, style = '') => {
    const element = page.createElement(tag)
    element.textContent = text
    element.style.cssText = style
    page.body.append(element)
  }
  add('h1', title, 'text-align: center')
  for (const line of words.split('\n')) add('p', line, 'text-indent: 2em; line-height: 2')
  add('p', `编号：${number}`, 'margin-top: 3em; text-align: right')
  frame.contentWindow?.addEventListener('afterprint', () => frame.remove())
  frame.contentWindow?.print()
}
