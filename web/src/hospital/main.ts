import { createApp } from 'vue'
import '@shared/styles/base.css'
import App from './App.vue'
import { i18n } from './texts'

createApp(App).use(i18n).mount('#app')
