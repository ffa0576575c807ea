import { ref, watch } from 'vue'

export type Language = 'zh' | 'en'

const NAME = 'xinyi.settings'

interface Settings {
  language: Language
  elder: boolean
}

function read(): Settings {
  try {
    const kept = JSON.parse(localStorage.getItem(NAME) ?? '{}') as Partial<Settings>
    return { language: kept.language === 'en' ? 'en' : 'zh', elder: kept.elder === true }
  } catch {
    return { language: 'zh', elder: false }
  }
}

/** Language and elder mode: the same for all apps of this browser. Chinese unless chosen otherwise. */
export const settings = ref<Settings>(read())

// Another tab has changed them.
window.addEventListener('storage', (event) => {
  if (event.key === NAME) settings.value = read()
})

watch(
  settings,
  (now) => {
    document.documentElement.lang = now.language === 'en' ? 'en' : 'zh-CN'
    document.documentElement.classList.toggle('elder', now.elder)
    try {
      localStorage.setItem(NAME, JSON.stringify(now))
    } catch {
      // Storage is closed: it holds until the page goes.
    }
  },
  { deep: true, immediate: true },
)
