import './shell/element'

import { provideGlobalConfig } from 'element-plus'
import zhCn from 'element-plus/es/locale/lang/zh-cn'
import { createApp } from 'vue'

import App from './shell/App.vue'
import { makeRouter } from './shell/router'

const app = createApp(App)
provideGlobalConfig({ locale: zhCn }, app, true)
app.use(makeRouter()).mount('#app')
