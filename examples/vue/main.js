import { createApp } from 'vue';
import Page from './Page.vue';

const article = await (await fetch('article.json')).json();

createApp(Page, { article }).mount('#app');
