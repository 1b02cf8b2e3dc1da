/** Ant Design tokens measured to pass axe A/AA in light and dark (antd 6.6.8). */
import { theme, type ThemeConfig } from 'antd';

const shared: ThemeConfig = { components: { Switch: { trackHeight: 24, handleSize: 20 } } };
const font = "Inter, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif";

export const lightTheme: ThemeConfig = {
  ...shared,
  algorithm: theme.defaultAlgorithm,
  token: {
    fontFamily: font,
    colorPrimary: '#0958d9',
    colorLink: '#0958d9',
    // Under the pointer darker, not lighter as by default: white on #2f7ce8 has 4.1:1.
    colorPrimaryHover: '#003eb3',
    colorLinkHover: '#003eb3',
    colorErrorHover: '#a8071a',
    colorInfo: '#0958d9',
    colorTextDescription: 'rgba(0,0,0,.62)',
    colorTextTertiary: 'rgba(0,0,0,.62)',
    colorTextPlaceholder: 'rgba(0,0,0,.6)',
    colorError: '#cf1322',
    colorSuccess: '#237804',
    colorWarning: '#ad6800',
  },
};

export const darkTheme: ThemeConfig = {
  ...shared,
  algorithm: theme.darkAlgorithm,
  token: {
    fontFamily: font,
    colorPrimary: '#3c89e8',
    colorLink: '#65a9f3',
    colorTextDescription: 'rgba(255,255,255,.62)',
    colorTextTertiary: 'rgba(255,255,255,.62)',
    colorTextPlaceholder: 'rgba(255,255,255,.6)',
    colorError: '#f37370',
    colorTextLightSolid: '#000',
  },
};
