import { createApp } from 'vue'
import '@shared/styles/base.css'
import './styles/patient.css'
import App from './App.vue'
import { router } from './router'
import { i18n } from './texts'

createApp(App).use(i18n).use(router).mount('#app')
