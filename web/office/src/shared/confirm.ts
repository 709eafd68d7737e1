import { ElMessageBox } from 'element-plus'

/** Ask before something that is hard to undo; false when the officer thinks better of it. */
export async function confirmed(title: string, text: string, yes: string): Promise<boolean> {
  try {
    await ElMessageBox.confirm(text, title, {
      confirmButtonText: yes,
      cancelButtonText: '取消',
      type: 'warning',
      autofocus: false,
    })
    return true
  } catch {
    return false
  }
}
