// Loaded on the pages of complaints alone. Where anything it needs is missing, the forms stay as they are and work without it.
import { wipe } from './drafts'
import { isSecure } from './fields'
import { Follow } from './follow'
import { ReportForm } from './form'
import { forgetCase, one } from './page'
import { ready } from './vault'

/** Whoever leaves leaves nothing here: neither a draft nor a code, nor the page for the way back. */
function leaveClean(): void {
  document.addEventListener('submit', (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || !form.action.endsWith('/report/leave') || form.dataset.clean) return
    event.preventDefault()
    forgetCase()
    form.dataset.clean = 'yes'
    document.body.hidden = true
    document.body.replaceChildren(form)
    void Promise.race([wipe(), new Promise((done) => setTimeout(done, 300))]).then(() => form.submit())
  })
}

async function start(): Promise<void> {
  if (!isSecure()) return
  leaveClean()
  await ready
  const form = one<HTMLFormElement>('form[data-report]'), follow = one<HTMLFormElement>('form[data-follow]')
  for (const note of document.querySelectorAll<HTMLElement>('[data-unsealed]')) note.hidden = true
  for (const note of document.querySelectorAll<HTMLElement>('[data-sealed]')) note.hidden = false
  if (form) await new ReportForm(form).start()
  if (follow) await new Follow(follow).start()
}

void start()
