import { createApp } from 'vue'
import 'element-plus/theme-chalk/base.css'
import '@shared/styles/base.css'
import '@shared/desk/desk.css'
import { DESK } from '@shared/desk/use'
import App from './App.vue'
import { desk } from './app'
import { router } from './router'
import { i18n } from './texts'

createApp(App).use(i18n).use(router).provide(DESK, desk).mount('#app')
