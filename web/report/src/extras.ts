// What a phone can add on a tap, and only on a tap: a voice, a place. Both end up inside the seal.
import { filesOf, setFiles } from './fields'
import { isKiosk, slot, tell } from './page'

const longestVoice = 60

/** Types that recorders know, the most widely played first. */
const voices: [string, string][] = [['audio/ogg;codecs=opus', 'ogg'], ['audio/mp4', 'm4a'], ['audio/webm;codecs=opus', 'webm']]

class Recorder {
  private running: MediaRecorder | undefined
  private timer = 0

  constructor(private readonly form: HTMLFormElement, private readonly button: HTMLElement) {
    button.hidden = false
    button.addEventListener('click', () => (this.running ? this.running.stop() : void this.start()))
  }

  private async start(): Promise<void> {
    const found = voices.find(([type]) => MediaRecorder.isTypeSupported(type))
    try {
      const sound = await navigator.mediaDevices.getUserMedia({ audio: true })
      const recorder = new MediaRecorder(sound, found ? { mimeType: found[0], audioBitsPerSecond: 24_000 } : {})
      const parts: Blob[] = []
      recorder.ondataavailable = (event) => parts.push(event.data)
      recorder.onstop = () => {
        for (const track of sound.getTracks()) track.stop()
        this.finish(new File(parts, `录音.${found?.[1] ?? 'webm'}`, { type: recorder.mimeType }))
      }
      recorder.start()
      this.running = recorder
      this.count(longestVoice)
    } catch {
      tell('extra', '用不了话筒。可以用手机自带的录音机录好，再在上面选这个录音。')
    }
  }

  private count(left: number): void {
    this.button.textContent = `停下（还能录${left}秒）`
    this.timer = window.setTimeout(() => (left > 1 ? this.count(left - 1) : this.running?.stop()), 1000)
  }

  private finish(file: File): void {
    clearTimeout(this.timer)
    this.running = undefined
    this.button.textContent = '再录一段话（最长60秒）'
    setFiles(this.form, [...filesOf(this.form), file])
    tell('extra', `录好了一段，连同选的文件一共${filesOf(this.form).length}个。`)
    this.form.dispatchEvent(new Event('change'))
  }
}

function offerPlace(form: HTMLFormElement, button: HTMLElement): void {
  button.hidden = false
  button.addEventListener('click', () => {
    tell('extra', '正在找位置…')
    navigator.geolocation.getCurrentPosition(({ coords }) => {
      const text = form.elements.namedItem('text')
      if (!(text instanceof HTMLTextAreaElement)) return
      const place = `地点：北纬${coords.latitude.toFixed(5)}，东经${coords.longitude.toFixed(5)}，误差约${Math.round(coords.accuracy)}米。`
      text.value = text.value ? `${text.value}\n${place}` : place
      tell('extra', '位置写在上面了，可以改，也可以删掉。')
      form.dispatchEvent(new Event('change'))
    }, () => tell('extra', '找不到位置。请在上面选村或乡镇，再写在哪里。'), { enableHighAccuracy: true, timeout: 20_000 })
  })
}

/** A kiosk stands where it stands, and others hear what is said to it. */
export function offerExtras(form: HTMLFormElement): void {
  if (isKiosk()) return
  if (typeof MediaRecorder === 'function' && navigator.mediaDevices) new Recorder(form, slot('record'))
  if ('geolocation' in navigator) offerPlace(form, slot('locate'))
}
