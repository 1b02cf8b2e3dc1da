/** Ant Design tokens measured to pass axe A/AA in light and dark (antd 6.6.8). */
import { theme, type ThemeConfig } from 'antd';

const shared: ThemeConfig = { components: { Switch: { trackHeight: 24, handleSize: 20 } } };
const font = "Inter, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif";

const lightTheme: ThemeConfig = {
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

const darkTheme: ThemeConfig = {
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

/**
 * Every movement is over before it is seen. Not `motion: false`: a dialog of antd 6.6.8 then has the focus on its closing cross
 * in place of its first field.
 */
const atOnce = { motionDurationFast: '1ms', motionDurationMid: '1ms', motionDurationSlow: '1ms' };

/** The theme for a person: dark or light, and without visible movement when their system asks for less motion. */
export function themeOf({ dark, still }: { dark: boolean; still: boolean }): ThemeConfig {
  const chosen = dark ? darkTheme : lightTheme;
  return still ? { ...chosen, token: { ...chosen.token, ...atOnce } } : chosen;
}
